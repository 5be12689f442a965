import type { Evolvers } from './evolvers';
import { changeCandidate, newStep, setStanding, toGate, withoutKey } from './moves';

/** The list of whom to ask, and invitations as far as nobody holds the place for it (process page §4a). */
export const invitations: Evolvers<
  | 'candidate-added'
  | 'candidates-reordered'
  | 'candidate-withdrawn'
  | 'candidate-invited'
  | 'clerk-replaced'
  | 'panel-asked-again'
  | 'list-exhausted'
  | 'invitation-declined'
  | 'invitation-lapsed'
  | 'invitation-held-up'
  | 'invitation-sent-on'
  | 'acceptance-refused'
> = {
  'candidate-added': (state, event) =>
    withoutKey({ ...state, candidates: [...state.candidates, event.candidate] }, 'exhaustedAt'),
  'candidates-reordered': (state, event) => {
    const first = state.candidates.filter((each) => each.id === event.said.first);
    const rest = state.candidates.filter((each) => each.id !== event.said.first);
    return { ...state, candidates: [...first, ...rest] };
  },
  'candidate-withdrawn': (state, event) => setStanding(state, event.said.candidate, 'withdrawn'),
  'candidate-invited': (state, event) =>
    changeCandidate(state, event.candidate, ({ heldUpSince: _, countedFrom: __, ...each }) => ({
      ...each,
      standing: 'invited',
      step: event.seq,
      invitedAt: event.at,
      ...(event.work === undefined ? {} : { work: event.work }),
    })),
  'clerk-replaced': (state, event) =>
    newStep(
      // Whoever answers now has to see for themselves that there is no link, before the pack opens to them.
      changeCandidate(state, event.candidate, ({ linkConfirmedAt: _, ...each }) => ({
        ...each,
        person: event.person,
      })),
      event,
    ),
  'panel-asked-again': (state, event) => {
    const asked = changeCandidate(
      state,
      event.candidate,
      ({ acceptance: _, linkConfirmedAt: __, heldUpSince: ___, countedFrom: ____, ...each }) => ({
        ...each,
        standing: 'invited',
        keepsPlace: true,
        step: event.seq,
        invitedAt: event.at,
      }),
    );
    return toGate(asked, { status: 'inviting' }, event);
  },
  'list-exhausted': (state, event) => ({ ...state, exhaustedAt: event.at }),
  'invitation-declined': (state, event) => setStanding(state, event.candidate, 'declined'),
  'invitation-lapsed': (state, event) =>
    changeCandidate(state, event.candidate, (each) => ({
      ...each,
      standing: 'lapsed',
      undeliverable: each.undeliverable || event.because === 'undeliverable',
    })),
  'invitation-held-up': (state, event) =>
    changeCandidate(state, event.candidate, (each) => ({ ...each, heldUpSince: event.at })),
  'invitation-sent-on': (state, event) =>
    changeCandidate(state, event.candidate, ({ heldUpSince: _, ...each }) => ({
      ...each,
      countedFrom: event.at,
    })),
  'acceptance-refused': (state, event) => setStanding(state, event.candidate, 'refused'),
};
