import { londonDate } from '../../../../domain/rules/london-time';
import type { FormContext } from '../field';

/** The day in London, as a date field has it. */
export const today = ({ now }: FormContext): string => londonDate(now);

/**
 * The name of the consultant who fills in the form, as the directory has it: mostly it was they who spoke. Empty for anybody
 * else, who writes down what another person did.
 */
export const ownName = ({ state, facts, viewer }: FormContext): string =>
  state?.actingConsultant === viewer ? (facts.directory.byId.get(viewer)?.name ?? '') : '';
