import type { z } from 'zod';
import { formText } from '../form-texts';

/** What to say where a schema has no sentence of its own. */
export function plainProblem(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'too_big': {
      const most = Number(issue.maximum).toLocaleString('en-GB');
      return formText(issue.origin === 'array' ? 'tooMany' : 'tooLongPlain', { most });
    }
    case 'too_small':
    case 'invalid_type':
      return formText('needed');
    default:
      return formText('chooseFromList');
  }
}
