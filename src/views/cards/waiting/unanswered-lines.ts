import { type Unanswered, unanswered } from '../../../domain/process/due/unanswered';
import { nameOf, officePhone, phoneOf, type Viewpoint } from '../../viewpoint';
import { sayAll } from '../../words/say-all';
import { partOfObligation, sayObligation } from '../../words/say-obligation';
import { sayWhen } from '../../words/when';
import { bold, type Line, plain, type Section, section } from '../lines';

/** What this viewer is told of by reminders that went unanswered, and of which they may know. */
function toldOf(view: Viewpoint): readonly Unanswered[] {
  const { state, facts, now, sees } = view;
  return unanswered(state, facts, now).filter(({ about }) => sees.has(partOfObligation(about)));
}

/**
 * What the viewer is to ring about: reminders to somebody else went unanswered, they were told of it, and nobody has
 * noted a call since (process page §6: the coordinator after the second, the last one after the third).
 */
export function toRingAbout(view: Viewpoint): readonly Unanswered[] {
  const rang = view.state.calls.at(-1)?.at ?? '';
  return toldOf(view).filter(({ others, remindedAt }) => others.includes(view.viewer) && rang < remindedAt);
}

/** Since when something waits, how often reminders went unanswered, and whom to ring at which number. */
export function pleaseRing(view: Viewpoint): readonly Section[] {
  const lines = toRingAbout(view).flatMap((each): readonly Line[] => [
    bold(`Please ring now: ${whom(view, each)}.`),
    plain(
      `Waiting since ${sayWhen(each.since, view.now)}: ${sayObligation(view, each.about)}. ${reminders(view, each)}, and nothing has happened.`,
    ),
  ]);
  return section('Please ring now', lines, 'attention');
}

/** The same for whoever it waits for: since when, and how often they were reminded. */
export function waitsInSpite(view: Viewpoint): readonly Line[] {
  return toldOf(view)
    .filter(({ owners }) => owners.includes(view.viewer))
    .map((each) =>
      plain(
        `Waiting for you since ${sayWhen(each.since, view.now)}: ${sayObligation(view, each.about)}. ${reminders(view, each)}.`,
      ),
    );
}

/** Reminders that fell due while the bot was stopped went out as one: so the last is counted, and not how many were sent. */
function reminders({ now }: Viewpoint, { reminders: count, remindedAt }: Unanswered): string {
  const which = count === 1 ? 'The first reminder' : `Reminder ${count}`;
  return `${which} went out on ${sayWhen(remindedAt, now)}`;
}

function whom(view: Viewpoint, { owners }: Unanswered): string {
  const found = owners.map((person) => {
    const phone = phoneOf(view, person);
    return phone === '' ? nameOf(view, person) : `${nameOf(view, person)}, ${phone}`;
  });
  if (found.length > 0) return sayAll(found);
  const office = officePhone(view);
  return office === '' ? 'the switchboard' : `the second-opinion office, ${office}`;
}
