import type { Handlers } from '../context';
import { missing, refuse } from '../refusals';
import { neededByProblems } from '../request-checks';

/** Consultant review, returned, lead review (process page §4a). */
export const review: Handlers<
  'approve' | 'ask-for-changes' | 'revise' | 'stand-by' | 'object' | 'proceed' | 'uphold'
> = {
  approve: ({ type: _, ...said }) => [{ type: 'approved', said }],

  'ask-for-changes': ({ type: _, ...said }) => [{ type: 'changes-asked', said }],

  revise: ({ type: _, ...said }, { now }) => {
    const fields = neededByProblems(said.question.neededBy, now);
    if (Object.keys(fields).length > 0) return refuse('missing', 'Please look at the marked fields.', fields);
    return [{ type: 'revised', said }];
  },

  'stand-by': ({ type: _, ...said }) => [{ type: 'stood-by', said }],

  object: ({ type: _, ...said }) => [{ type: 'objected', said }],

  proceed: ({ type: _, ...said }) => [{ type: 'lead-proceeded', said }],

  uphold: ({ type: _, ...said }, { state }) => {
    const familyAsked = state.request.people.suggestedBy === 'family';
    if (familyAsked && said.howFamilyTold === undefined) {
      return missing('howFamilyTold', 'The family asked for this. Please say how it was told.');
    }
    return [{ type: 'lead-upheld', said }];
  },
};
