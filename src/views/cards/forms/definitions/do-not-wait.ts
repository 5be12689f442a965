import { rapidReviewRoute } from '../../../../domain/directory/lookup';
import type { FormContext, Stop } from '../field';
import { formText } from '../form-texts';

/**
 * An acutely deteriorating child is never queued: the request stops, and the route of the hospital that treats the child
 * is named at once, as its line in the directory has it; without one, its switchboard (process page I14). Undefined unless
 * the requester says that the child is getting worse now.
 */
export function doNotWait({ values, facts, viewer }: FormContext): Stop | undefined {
  if (values['safety.acutelyDeteriorating'] !== 'yes') return undefined;
  const code = values['child.organisation'] || undefined;
  return {
    title: formText('stopTitle'),
    lead: rapidReviewRoute(facts.directory, viewer, code) ?? formText('stopNoRoute'),
    kept: formText('stopKept'),
    back: formText('stopBack'),
    page: 'safety',
  };
}
