import { isFamilysOwn } from '../../case/stored/request';
import type { Handlers } from '../context';
import { missing, refuse } from '../refusals';
import { missingProblems, neededByProblems } from '../request-checks';

/** Consultant review, returned, lead review (process page §4a). */
export const review: Handlers<
  'approve' | 'ask-for-changes' | 'revise' | 'stand-by' | 'object' | 'proceed' | 'uphold'
> = {
  approve: ({ type: _, ...said }) => [{ type: 'approved', said }],

  'ask-for-changes': ({ type: _, ...said }) => [{ type: 'changes-asked', said }],

  revise: ({ type: _, ...said }, { state, now }) => {
    const { kind, request } = state;
    // A part that is left out stays as it was.
    const given = Object.fromEntries(Object.entries(said).filter(([, part]) => part !== undefined));
    const fields = {
      ...missingProblems(kind, { ...request, ...given }),
      ...neededByProblems(said.question.neededBy, now),
    };
    if (Object.keys(fields).length > 0) return refuse('missing', 'Check the marked fields.', fields);
    return [{ type: 'revised', said }];
  },

  'stand-by': ({ type: _, ...said }) => [{ type: 'stood-by', said }],

  object: ({ type: _, ...said }) => [{ type: 'objected', said }],

  proceed: ({ type: _, ...said }) => [{ type: 'lead-proceeded', said }],

  uphold: ({ type: _, ...said }, { state }) => {
    const familyAsked = isFamilysOwn(state.request.people.suggestedBy);
    if (familyAsked && said.howFamilyTold === undefined) {
      return missing('howFamilyTold', 'Enter how the family was told: it asked for this.');
    }
    return [{ type: 'lead-upheld', said }];
  },
};
