import { isTerminal } from '../../../domain/case/state';
import { knowsOfOther } from '../../../domain/process/people/who-sees';
import { isOnlyCandidate, lookFrom, type Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayWhen } from '../../words/when';
import { arrange, type Button } from '../buttons';
import { type CaseCardInput, caseCard } from '../case-card';
import { fact, type Line, plain, typed } from '../lines';
import { nothingCard, wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';
import { offersFrom } from '../offers';
import { relayInSight, relayOffers } from '../relay-offers';
import { openSides } from '../sides/sides';
import { waitsFor } from '../waiting/waits-for';
import { withheldLines } from '../withheld-alert';

/**
 * A case in a few lines: how it stands or how it ended, when, what it waits for, and the ways on from here (process
 * page §6). What somebody may still do comes along as buttons; everything else is behind "Open the request". A person
 * who was only asked sees what they always see, and somebody who may see nothing a card that says nothing.
 */
export function shortCard(input: CaseCardInput): AdaptiveCard {
  const view = lookFrom(input.state, input.facts, input.viewer, input.now);
  if (view.sees.size === 0) return nothingCard();
  if (isOnlyCandidate(view)) return caseCard(input);
  const { state } = view;
  const { notice } = input;
  return wordsCard({
    heading: `Request ${state.ref}`,
    title: texts.statuses[state.stage.status],
    lines: standing(view),
    sections: notice === undefined ? [] : [{ title: '', tone: notice.tone, lines: typed(notice.text, 600) }],
    buttons: [...mayStillDo(input, view), ...mayStillSee(input, view)],
  });
}

function standing(view: Viewpoint): readonly Line[] {
  const { state, roles } = view;
  const { stage } = state;
  const { status } = stage;
  const wait = waitsFor(view);
  // Named to those alone who may know of it (process page §4b, join duplicate).
  const goesOn = stage.status === 'closed-joined' && knowsOfOther(state, roles, stage.stays);
  return [
    plain(texts.kinds[state.kind]),
    ...(isTerminal(state) ? [fact('Since', sayWhen(state.gateSince, view.now))] : []),
    ...(wait.words === 'nobody' ? [] : [fact('Waits for', wait.words)]),
    fact('What happens next', texts.next[state.kind][status]),
    ...(goesOn ? [fact('Goes on in', stage.stays)] : []),
    ...(isTerminal(state) ? withheldLines(view) : []),
    ...(stage.status === 'closed-joined' && stage.withoutPart?.includes(view.viewer)
      ? [plain(texts.joined.withoutPart)]
      : []),
  ];
}

function mayStillDo({ formId, drafts = [] }: CaseCardInput, view: Viewpoint): readonly Button[] {
  const relayed = relayOffers(view);
  const about = { ref: view.state.ref, formId, drafts };
  return arrange(offersFrom(view), { all: relayed, inSight: relayInSight(view, relayed) }, about).visible;
}

function mayStillSee({ formId, state }: CaseCardInput, view: Viewpoint): readonly Button[] {
  const data = { case: state.ref, step: String(state.step), form: formId };
  const show = (side: 'case' | 'record', title: string): Button => ({
    title,
    verb: `show:${side}`,
    style: 'default',
    data,
  });
  return [
    show('case', texts.messages.openRequest),
    ...(openSides(view).includes('record') ? [show('record', texts.messages.openRecord)] : []),
  ];
}
