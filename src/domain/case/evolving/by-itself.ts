import { withPresentIds } from '../present-ids';
import type { Evolvers } from './evolvers';

/** What nobody does in person: the clock, the post and the directory (process page §6, §2). */
export const byItself: Evolvers<
  | 'deputy-noted'
  | 'account-changed'
  | 'parts-changed'
  | 'eighteenth-birthday'
  | 'sixteenth-birthday'
  | 'reminded'
  | 'delivery-noted'
> = {
  'deputy-noted': (state, { person }) => {
    const { deputyNoted: _, ...rest } = state;
    return person === undefined ? rest : { ...rest, deputyNoted: person };
  },
  'account-changed': (state, { from, to }) => withPresentIds(state, (id) => (id === from ? to : id)),
  'parts-changed': (state, { lost }) => ({
    ...state,
    ...(lost.length === 0
      ? {}
      : { formerParts: [...new Set([...(state.formerParts ?? []), ...lost.map((each) => each.person)])] }),
  }),
  'eighteenth-birthday': (state, event) => ({
    ...state,
    // Wishes that were recorded in the weeks before count: then nothing has to stop (process page I12).
    awaitingYoungAdult: state.youngAdultWishes === undefined,
    turnedAdultAt: event.at,
  }),
  'sixteenth-birthday': (state, event) => ({ ...state, turnedSixteenAt: event.at }),
  reminded: (state, event) => ({
    ...state,
    rungs: { ...state.rungs, [event.obligation]: { rung: event.rung, at: event.at, about: event.about } },
  }),
  'delivery-noted': (state, event) => {
    const { person, standing, why } = event.said;
    const { [person]: known, ...others } = state.undeliverable;
    if (standing === 'reachable') return { ...state, undeliverable: others };
    // An entry that says it corrects the reason leaves the time as it was; older ones do not say so, and count anew.
    const now =
      known !== undefined && event.corrects ? { ...known, why, corrected: true } : { why, since: event.at };
    return { ...state, undeliverable: { ...others, [person]: now } };
  },
};
