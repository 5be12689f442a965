import { isTerminal } from '../../domain/case/state';
import type { CaseEvent } from '../../domain/case/stored/events';
import { invitationSections } from '../cards/invitation-sections';
import { belowStanding } from '../cards/overview';
import type { DeliveryRow } from '../cards/sides/delivery-side';
import { openSides, sides } from '../cards/sides/sides';
import { waitsFor } from '../cards/waiting/waits-for';
import { waitsForMe } from '../cards/waiting/waits-for-me';
import { isOnlyCandidate, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';
import { type BegunDraft, begunAbout } from './begun-forms';
import { deliveredTo } from './delivered-to';
import { gistOf } from './gist-of';
import { offeredCommands } from './offered-commands';
import { printChoices } from './print-choices';
import { requestRow } from './request-row';
import { shownSections } from './shown-sections';
import { standingOf } from './standing-of';
import { minuteOf } from './time-left';
import { milestones, timeline, walkedPath } from './timeline';

export interface CasePageInput {
  readonly view: Viewpoint;
  readonly events: readonly CaseEvent[];
  readonly rows: readonly DeliveryRow[];
  readonly drafts: readonly BegunDraft[];
  /** Whether pages can be opened to print. */
  readonly printing: boolean;
}

/** A page has room for whole texts; the card's overview shortens them. */
const whole = { chars: Number.POSITIVE_INFINITY, items: Number.POSITIVE_INFINITY };

/** These have places of their own on the page. */
const withOwnPlace: readonly string[] = ['history', 'delivery'];

/**
 * A case as this viewer may see it now: the parts of the card, and of the sides that the card opens for them, and no
 * other (process page I7, I8). Undefined for whoever may see nothing.
 */
export function casePage(input: CasePageInput) {
  const { view, events, rows, drafts, printing } = input;
  const { state } = view;
  const row = requestRow(view, drafts);
  if (row === undefined) return undefined;
  const { group: _, begun, waitsFor: _words, since, ...about } = row;
  const asked = isOnlyCandidate(view);
  const open = openSides(view);
  const seesHistory = open.includes('history');
  const walked = seesHistory ? walkedPath(events) : [];
  return {
    ...about,
    step: state.step,
    over: isTerminal(state),
    waits: { mine: waitsForMe(view), words: asked ? row.waitsFor : waitsFor(view).words, since },
    next: asked ? '' : texts.next[state.kind][state.stage.status],
    path: asked ? null : (milestones(view, walked) ?? null),
    walked: seesHistory ? walked : null,
    ...standingOf(view),
    gist: shownSections(gistOf(view)),
    overview: shownSections(asked ? invitationSections(view) : belowStanding(view, whole, events)),
    timeline: seesHistory ? timeline(view, events) : null,
    delivery: open.includes('delivery') ? deliveredTo(view, rows) : null,
    sides: open
      .filter((name) => !withOwnPlace.includes(name))
      .map((name) => ({
        code: name,
        title: texts.sides[name],
        sections: shownSections(sides[name].sections({ view, events, rows })),
      })),
    commands: offeredCommands(
      view,
      begunAbout(state.ref, drafts).map((each) => each.name),
    ),
    begun,
    print: printing ? printChoices(view) : [],
    now: minuteOf(view.now),
  };
}
