import type { Handlers } from '../context';
import { missing, refuse } from '../refusals';
import { neededByProblems } from '../request-checks';

const leadsMatter = (context: { state: { stage: { status: string }; debts: readonly { kind: string }[] } }) =>
  context.state.stage.status === 'lead-review' ||
  context.state.debts.some((each) => each.kind === 'lead-decision');

const nothingToDecide = refuse('not-now', 'Nothing waits for the clinical lead’s decision at this step.');

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

  proceed: ({ type: _, ...said }, context) =>
    leadsMatter(context) ? [{ type: 'lead-proceeded', said }] : nothingToDecide,

  uphold: ({ type: _, ...said }, context) => {
    if (!leadsMatter(context)) return nothingToDecide;
    const familyAsked = context.state.request.people.suggestedBy === 'family';
    if (familyAsked && said.howFamilyTold === undefined) {
      return missing('howFamilyTold', 'The family asked for this. Please say how it was told.');
    }
    return [{ type: 'lead-upheld', said }];
  },
};
