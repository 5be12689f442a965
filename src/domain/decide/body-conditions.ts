import { bodiesToAsk, openBody } from '../process/open/bodies-asked';
import type { Context } from './context';
import { mayShareOutside } from './own-word-conditions';
import { refuse } from './refusals';

const notNow = (text: string) => refuse('not-now', text);

/** Whether a body can be asked, is asked, or is waited for: conditions of the lifecycle (process page §4a, ask a body). */
export const bodyConditions = {
  'somebody is on the list, it may be shared outside, and no body is waited for unless urgent': (
    context: Context,
  ) => {
    const { state } = context;
    if (!state.candidates.some(({ standing }) => standing === 'listed'))
      return refuse('not-allowed', 'Please add at least one candidate first.');
    const shut = mayShareOutside(context);
    if (shut !== undefined) return shut;
    const body = openBody(state);
    return body === undefined || state.request.question.urgency === 'urgent'
      ? undefined
      : refuse(
          'not-allowed',
          `${body.name} is asked whom it recommends. Please record its answer, or set it aside with a reason; then the pack can be completed.`,
        );
  },
  'no body is asked now, and it may be shared outside': (context: Context) => {
    const { state, facts } = context;
    const shut = mayShareOutside(context);
    if (shut !== undefined) return shut;
    const body = openBody(state);
    if (body !== undefined)
      return notNow(
        `${body.name} is asked already. Please record its answer, or set it aside with a reason.`,
      );
    return bodiesToAsk(facts.directory).length === 0
      ? notNow(
          'No professional body or national panel is in the directory. The second-opinion office can add one.',
        )
      : undefined;
  },
  'a body has not answered': ({ state }: Context) =>
    openBody(state) === undefined ? notNow('No body is asked whom it recommends at present.') : undefined,
};
