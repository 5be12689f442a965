import { type CaseState, isTerminal } from '../../case/state';
import type { EventBody, EventOf } from '../../case/stored/events';
import { type Pending, pendingOn } from '../../process/due/pending';
import { peopleOn } from '../../process/due/whom-pending';
import { openBody } from '../../process/open/bodies-asked';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers } from '../context';
import { byTheDirectory, releaseIfDependent, withdrawIfDependent } from './people';

/** The highest rung that has fallen due: after a stop, skipped rungs collapse into one (process page §6). */
function highestDue(pending: Pending, now: string): number {
  let rung = pending.rung;
  for (
    let next = pending.atRung(rung + 1);
    next !== undefined && next <= now;
    next = pending.atRung(rung + 1)
  )
    rung += 1;
  return rung;
}

function fire(pending: Pending, context: Context): readonly EventBody[] {
  const { state, facts, now } = context;
  const rung = highestDue(pending, now);
  const { what } = pending;
  // Whose parts these are is said with every change (see partsMoved).
  if (what.kind === 'parts') return [];
  if (what.kind === 'birthday') return [{ type: 'eighteenth-birthday' }];
  if (what.kind === 'sixteenth') return [{ type: 'sixteenth-birthday' }];
  // What never went out is neither reminded of nor lapses: its time runs from when it does (process page I16).
  if (what.kind === 'invitation' && context.unsent?.includes(what.person))
    return [{ type: 'invitation-held-up', candidate: what.candidate, why: 'not-sent' }];
  if (what.kind === 'invitation' && rung >= 2) {
    return [{ type: 'invitation-lapsed', candidate: what.candidate, because: 'unanswered' }];
  }
  const today = londonDate(now);
  // Snooze is one person's own not-before; it never stops the ladder (process page §4b).
  const people = [...new Set(peopleOn(pending, rung, state, facts, now))].filter(
    (each) => (state.snoozed[each] ?? '') <= today,
  );
  const urgent = state.request.question.urgency === 'urgent';
  const reminded = {
    type: 'reminded',
    obligation: pending.key,
    about: pending.about,
    rung,
    people,
    urgent,
  } as const;
  // A body that has let three reminders pass has not replied: the family is asked which way then (process page §4a).
  const body =
    what.kind === 'ladder' && what.ladder === 'body-asked' && rung >= 3 ? openBody(state) : undefined;
  return body === undefined ? [reminded] : [reminded, { type: 'body-did-not-reply', body: body.id }];
}

/** Noted once, and once more where the reason is another one; never for ever (process page §6). */
function noteOf(
  said: EventOf<'delivery-noted'>['said'],
  known: CaseState['undeliverable'][string] | undefined,
): readonly EventBody[] {
  if (known === undefined) return [{ type: 'delivery-noted', said }];
  if (known.why === said.why || known.corrected === true) return [];
  return [{ type: 'delivery-noted', said, corrects: true }];
}

/**
 * By a directory that has changed meanwhile somebody who is asked, or the reviewer, is not independent any more: their part
 * ends when the clock looks at the case, and not with the next press (process page I1). A given opinion was independent
 * when it was given.
 */
function notIndependentNow(context: Context): readonly EventBody[] {
  if (context.state.opinions.length > 0) return [];
  const [released] = releaseIfDependent(context, byTheDirectory);
  const [withdrawn] = withdrawIfDependent(context, byTheDirectory);
  return [released ?? withdrawn].filter((each) => each !== undefined);
}

/** The clock and the post are actors like any other: what they ask is accepted or dropped (process page §6). */
export const clock: Handlers<'fall-due' | 'note-delivery'> = {
  'fall-due': (_, context) => {
    const due = pendingOn(context.state, context.facts).filter((each) => each.at <= context.now);
    // The 18th birthday shuts the parents' route: what else is due is looked at again, on the case as it then is (I12).
    const birthday = due.find(({ what }) => what.kind === 'birthday');
    const fired = (birthday === undefined ? due : [birthday]).flatMap((each) => fire(each, context));
    return fired.length > 0 || isTerminal(context.state) ? fired : notIndependentNow(context);
  },

  'note-delivery': ({ type: _, ...said }, { state }) => {
    const { standing, ...about } = said;
    const known = state.undeliverable[said.person];
    const open = state.candidates.find((each) => each.person === said.person && each.standing === 'invited');
    const isHeldUp = open?.heldUpSince !== undefined;
    // A fault of the bot or of Teams is never taken for silence (process page I16).
    if (standing === 'held-up')
      return open === undefined || isHeldUp
        ? []
        : [{ type: 'invitation-held-up', candidate: open.id, why: said.why }];
    if (standing === 'reachable')
      return [
        ...(known === undefined ? [] : [{ type: 'delivery-noted' as const, said: { ...about, standing } }]),
        ...(isHeldUp ? [{ type: 'invitation-sent-on' as const, candidate: open.id }] : []),
      ];
    const noted = noteOf({ ...about, standing }, known);
    // Undeliverable: the next is asked at once; the first stays open by relay (process page §4a, lapse).
    return open === undefined
      ? noted
      : [...noted, { type: 'invitation-lapsed', candidate: open.id, because: 'undeliverable' }];
  },
};
