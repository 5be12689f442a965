import { saidOf } from '../../domain/case/evolving/about-child';
import type { CaseRef } from '../../domain/case/ids';
import type { KnownRequest } from '../../domain/case/known-request';
import { type CaseState, isTerminal } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import { standingHolder } from '../../domain/directory/lookup';
import { matchesToDecide } from '../../domain/process/open/family-side';
import { awaitsYoungAdult, isNearlyAdult } from '../../domain/process/open/nearly-adult';
import { openLadders } from '../../domain/process/open/open-ladders';
import { matchesFor } from '../../domain/process/open/open-matches';
import { mayTakeOver } from '../../domain/process/people/people-on-case';
import { turnAsSeen } from '../../domain/process/people/turn-of';
import { matchesSeen } from '../../domain/process/people/who-sees';
import { peopleIn } from '../../domain/process/people/whom';
import { traitNames } from '../../domain/process/tables/names';
import { ladders } from '../../domain/process/tables/obligations';
import { eighteenthBirthday } from '../../domain/rules/age';
import { nameOf, phoneOf, type Viewpoint } from '../viewpoint';
import { sayAll } from '../words/say-all';
import { sayDebt } from '../words/say-debt';
import { texts } from '../words/texts';
import { sayDate, sayOn, sayWhen } from '../words/when';
import type { Level } from './level';
import { bold, fact, type Line, plain, type Section, section, typed } from './lines';
import { officeToRing } from './office-to-ring';
import { whyFailed } from './sides/delivery-side';
import { cannotMakeDate } from './waiting/cannot-make-date';
import { pleaseRing, waitsInSpite } from './waiting/unanswered-lines';
import { withheldLines } from './withheld-alert';
import { sixteenLines } from './young-person-lines';

/** Whom to ring on an urgent case besides the card: whoever must act, where the viewer knows who that is, else the office. */
function ringAsWell(view: Viewpoint): readonly Line[] {
  const { state, facts, viewer, now, sees } = view;
  if (state.request.question.urgency !== 'urgent' || isTerminal(state)) return [];
  const { role, people } = turnAsSeen(state, facts, now, sees);
  const known = sees.has(role === 'candidate' ? 'invitations' : 'people');
  const other = known ? people.find((each) => each !== viewer) : undefined;
  const number = other === undefined ? '' : phoneOf(view, other);
  // Whoever must act rings nobody to act: they are told whom to ask.
  const mine = people.includes(viewer);
  const line =
    other !== undefined && number !== '' && !mine
      ? fact('Ring', `${nameOf(view, other)}, ${number}`)
      : fact(mine ? 'Questions' : 'Ring', officeToRing(view));
  const call = sees.has('history') ? state.calls.at(-1) : undefined;
  const rang = call === undefined ? [] : [fact('Who rang, when', `${call.who}; ${call.when}`)];
  return [
    line,
    ...(call === undefined && sees.has('history') ? [plain('Nobody has noted a call yet.')] : rang),
  ];
}

function unreachable(view: Viewpoint, { items }: Level): readonly Line[] {
  const { state, sees } = view;
  if (!sees.has('delivery') || isTerminal(state)) return [];
  return Object.entries(state.undeliverable)
    .slice(0, items)
    .map(([person, { why }]) => {
      const phone = phoneOf(view, person);
      const next = phone === '' ? 'please reach them another way' : `please ring ${phone}`;
      return plain(`${nameOf(view, person)} could not be reached here (${whyFailed(why)}): ${next}.`);
    });
}

/**
 * That the parents' route will stop on the 18th birthday: from the first warning on, until the young adult's own wishes are
 * recorded (process page I12).
 */
function birthdayAhead({ state, facts, now, sees }: Viewpoint): readonly Line[] {
  if (!sees.has('decisions') || isTerminal(state) || state.youngAdultWishes !== undefined) return [];
  if (awaitsYoungAdult(state, now) || !isNearlyAdult(state, facts, now)) return [];
  const birthday = sayDate(eighteenthBirthday(state.request.child.dateOfBirth));
  return [plain(`The patient turns 18 on ${birthday}. ${texts.messages.birthdayAhead}`)];
}

/** Another request about the same child, for whoever may know of it (process page §4b, join duplicate). */
function matches({ state, roles }: Viewpoint): readonly Line[] {
  if (isTerminal(state)) return [];
  const joins = roles.has('coordinator')
    ? 'If both ask the same, join this one with it: this one closes, and the other goes on.'
    : 'If both ask the same, please tell the second-opinion office, which can join them.';
  const asked = matchesFor(state, roles);
  return matchesSeen(state, roles)
    .filter((ref) => saidOf(state, ref) !== 'another')
    .map((ref) => {
      const decides = asked.some((each) => each.ref === ref && each.why === 'found');
      const then = decides
        ? `Please say whether it is, with “${texts.commands['decide-match']}”. ${joins}`
        : joins;
      return plain(`${otherRequest(ref, state)} was open when this one was sent. ${then}`);
    });
}

/** What is certain acts by itself; of the rest the card says what differs, for people to decide on. */
function otherRequest(ref: CaseRef, state: Viewpoint['state']): string {
  const { certain = true, differs = [] } = (state.matches ?? []).find((each) => each.ref === ref) ?? {};
  if (certain || saidOf(state, ref) === 'same') return `Request ${ref} about the same child`;
  const what = differs.map((each) => wordsFor(traitNames, each)).join(', ');
  return `Request ${ref}, perhaps about the same child${what === '' ? '' : ` (different: ${what})`},`;
}

/** Of another request that is held or ended by a death: what waits, and whom to ring; never why (process page §4b, I8). */
function toDecide({ ref, organisation, died }: KnownRequest, view: Viewpoint): Line {
  const { facts, roles } = view;
  const decides = matchesFor(view.state, roles).some((each) => each.ref === ref);
  // Who has no part in the other request learns no more of it than that something waits (process page I7).
  if (!decides) return plain('Conversations with the family are paused. The safeguarding lead can say more.');
  const role = died ? 'coordinator' : 'safeguarding-lead';
  const lead = standingHolder(facts.directory, organisation, role).holder;
  const ring =
    lead === undefined ? '' : ` Ring ${lead.name}${lead.phone.trim() === '' ? '' : `, ${lead.phone}`}.`;
  const what = died ? 'A death was recorded' : 'There is a hold';
  return bold(
    `${what} on request ${ref}, perhaps about the same child. Nothing goes to the family, the family advocate or the GP until it is said whose it is; clinical work goes on.${ring}`,
  );
}

function shutRoutes(view: Viewpoint): readonly Line[] {
  const { state, sees, now } = view;
  const lines: Line[] = [];
  if (state.hold !== undefined && sees.has('hold')) {
    const kind = state.hold.provisional ? 'A provisional hold' : 'A hold';
    const until = `It is reviewed by ${sayOn(state.hold.reviewOn, now)}.`;
    lines.push(
      plain(`${kind} is in place: nothing goes to the family, the family advocate or the GP. ${until}`),
    );
  }
  if (sees.has('hold')) lines.push(...matchesToDecide(state).map((each) => toDecide(each, view)));
  if (awaitsYoungAdult(state, now) && sees.has('decisions')) {
    lines.push(
      plain(
        'The patient is 18 now. Record the young adult’s wishes before anything more goes to the parents.',
      ),
    );
  }
  return lines;
}

/** What must not be overlooked: a call to make, a hold, somebody out of reach, an empty list, a hand-over offered. */
export function alerts(view: Viewpoint, level: Level): readonly Section[] {
  const { state, sees } = view;
  const exhausted =
    state.exhaustedAt !== undefined && state.stage.status === 'inviting' && sees.has('invitations')
      ? [
          bold(
            `Nobody is left on the list, since ${sayWhen(state.exhaustedAt, view.now)}. Somebody must be added.`,
          ),
        ]
      : [];
  const offered =
    state.handOver !== undefined && sees.has('people')
      ? [
          plain(
            `A hand-over to ${nameOf(view, state.handOver.to)} is offered. Until it is accepted, ${nameOf(view, state.actingConsultant)} stays responsible.`,
          ),
        ]
      : [];
  const takeOver =
    mayTakeOver(state, view.facts, view.viewer, view.now) === undefined
      ? []
      : [
          plain(
            'You may take over as acting consultant now. Pressing a button of the consultant’s takes over at the same time.',
          ),
        ];
  const marked =
    state.opinionMarked !== undefined && sees.has('opinion')
      ? [plain('The opinion remains, marked:'), ...typed(state.opinionMarked, level.chars)]
      : [];
  return [
    ...pleaseRing(view),
    ...section(texts.ringToo, ringAsWell(view), 'attention'),
    ...section(
      'Please note',
      [
        ...matches(view),
        ...waitsInSpite(view),
        ...cannotMakeDate(view),
        ...shutRoutes(view),
        ...withheldLines(view),
        ...birthdayAhead(view),
        ...sixteenLines(view),
        ...exhausted,
        ...unreachable(view, level),
        ...offered,
        ...takeOver,
        ...marked,
      ],
      'warning',
    ),
  ];
}

/** What is owed, and by now known to everybody who sees decisions. */
export function owed(view: Viewpoint, { items }: Level): readonly Section[] {
  const { state, sees } = view;
  if (!sees.has('decisions') || isTerminal(state)) return [];
  const lines = state.debts
    .slice(0, items)
    .map((each) =>
      plain(`${capital(sayDebt(each))}, since ${sayWhen(each.since, view.now)}${owedBy(view, each)}`),
    );
  return section('Still owed', lines);
}

/** Who owes it now: under a hold and for a young adult's wishes it waits, and nobody is asked. */
function owedBy(view: Viewpoint, { id }: CaseState['debts'][number]): string {
  const { state, facts, viewer, now } = view;
  const ladder = openLadders(state).find(({ key }) => key === `debt:${id}`);
  if (ladder === undefined) return '';
  const people = peopleIn(ladders[ladder.name].first, state, facts, now);
  return people.length === 0
    ? ''
    : `, by ${sayAll(people.map((each) => (each === viewer ? 'you' : nameOf(view, each))))}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
