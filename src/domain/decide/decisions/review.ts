import type { CommandOf } from '../../asked/commands';
import { isFamilysOwn } from '../../case/stored/request';
import { refusalStands } from '../../process/open/own-word';
import type { Handlers } from '../context';
import { missing, refuse } from '../refusals';
import { missingProblems, neededByProblems, type Problems } from '../request-checks';

/** What going on against a young person's refusal needs (process page §4a, where the young person decides). */
function basisProblems(said: Omit<CommandOf<'proceed'>, 'type'>): Problems {
  const needed = {
    lawfulBasis: 'Enter the lawful basis for going on without the young person’s agreement.',
    advisedBy: 'Enter who advised: the Caldicott Guardian, or legal advice.',
    youngPersonToldOn: 'Enter the day on which the young person was told.',
  };
  return Object.fromEntries(
    Object.entries(needed).filter(([key]) => said[key as keyof typeof needed] === undefined),
  );
}

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

  proceed: ({ type: _, ...said }, { state, now }) => {
    const fields = refusalStands(state, now) ? basisProblems(said) : {};
    if (Object.keys(fields).length > 0) return refuse('missing', 'Check the marked fields.', fields);
    return [{ type: 'lead-proceeded', said }];
  },

  uphold: ({ type: _, ...said }, { state }) => {
    const familyAsked = isFamilysOwn(state.request.people.suggestedBy);
    if (familyAsked && said.howFamilyTold === undefined) {
      return missing('howFamilyTold', 'Enter how the family was told: it asked for this.');
    }
    return [{ type: 'lead-upheld', said }];
  },
};
