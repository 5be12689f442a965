import { isToBeFiled } from '../../../domain/case/filed-away';
import type { Instant, PersonId } from '../../../domain/case/ids';
import type { Status } from '../../../domain/case/stage';
import { type CaseState, isTerminal } from '../../../domain/case/state';
import { isLate } from '../../../domain/process/due/step-reminders';
import type { Facts } from '../../../domain/process/open/facts';
import { turnAsSeen, waitsSince } from '../../../domain/process/people/turn-of';
import type { Urgency } from '../../../domain/rules/urgency';
import { askedStanding } from '../../asked-standing';
import type { Findable } from '../../finds-request';
import { bodyAskedOf, isOnlyCandidate, lookFrom, type Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayDayOf, sayInstant, sayOn } from '../../words/when';
import type { Button } from '../buttons';
import { fill } from '../forms/form-texts';
import { bold, fact, type Line, plain, type Tone } from '../lines';
import { waitsFor } from '../waiting/waits-for';
import { waitsForMe } from '../waiting/waits-for-me';

export interface RequestItem {
  readonly state: CaseState;
  readonly facts: Facts;
}

/** A form this person has begun and not sent. */
export interface BegunForm {
  /** The case it is about, or `new`. */
  readonly about: string;
  readonly command: string;
  readonly savedAt: Instant;
  /** When it is gone, unless it is gone on with. */
  readonly endsAt: Instant;
}

export interface RequestRow {
  /** 0 waits for this person, 1 they wait for others, 2 is over. */
  readonly group: 0 | 1 | 2;
  /** Undefined for a request that is not sent yet. */
  readonly status: Status | undefined;
  /** Over, and on the filing list (process page §4b). */
  readonly toBeFiled: boolean;
  /** A reminder of the open step has fallen due, or the day has passed by which the opinion is needed. */
  readonly late: boolean;
  readonly urgency: Urgency;
  /** What a search looks through, of what this person may see. */
  readonly found: Findable;
  readonly since: string;
  readonly tone: Tone;
  readonly lines: readonly Line[];
  readonly buttons: readonly Button[];
}

function withForm(data: Readonly<Record<string, string>>, formId: string | undefined) {
  return formId === undefined ? data : { ...data, form: formId };
}

export interface RowSetting {
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly drafts?: readonly BegunForm[];
  readonly formId?: string;
}

/** The row of one case in a list; none for a case of which this person may see nothing (process page I7, I8). */
export function rowFor(
  { state, facts }: RequestItem,
  { viewer, now, formId, drafts = [] }: RowSetting,
): readonly RequestRow[] {
  const view = lookFrom(state, facts, viewer, now);
  if (view.sees.size === 0) return [];
  const candidate = isOnlyCandidate(view);
  const mine = waitsForMe(view);
  const begun = drafts.filter((each) => each.about === state.ref);
  const button: Button = {
    title: `Open ${state.ref}`,
    verb: 'show:case',
    style: mine ? 'positive' : 'default',
    data: withForm({ case: state.ref }, formId),
  };
  return [
    {
      group: mine ? 0 : isTerminal(state) ? 2 : 1,
      status: state.stage.status,
      toBeFiled: !candidate && isToBeFiled(state),
      urgency: state.request.question.urgency,
      late: !candidate && isLate(state, facts, now),
      found: foundBy(view),
      since: waitsSince(state, facts, viewer, now) ?? turnAsSeen(state, facts, now, view.sees).since,
      tone: mine ? 'accent' : 'default',
      lines: [...(candidate ? candidateLines(view) : caseLines(view)), ...begun.map(begunLine)],
      buttons: [button],
    },
  ];
}

/** Reference, initials and specialty, as far as this person may see them. */
function foundBy({ state, sees }: Viewpoint): RequestRow['found'] {
  const { child, question } = state.request;
  return {
    ref: state.ref,
    child: sees.has('identity') ? child.initials : '',
    specialty: sees.has('routing') ? question.specialty : '',
  };
}

function caseLines(view: Viewpoint): readonly Line[] {
  const { state, sees, now } = view;
  const { urgency, neededBy } = state.request.question;
  const { words } = waitsFor(view);
  const child = sees.has('identity') ? ` · ${state.request.child.initials}` : '';
  return [
    bold(`${state.ref}${child}`),
    plain(
      `${texts.statuses[state.stage.status]} · ${texts.urgencies[urgency]}, needed by ${sayOn(neededBy, now)}`,
    ),
    ...(words === 'nobody' ? [] : [fact('Waits for', words)]),
  ];
}

function candidateLines(view: Viewpoint): readonly Line[] {
  const { state, viewer, now } = view;
  const { urgency, neededBy } = state.request.question;
  const isBody = bodyAskedOf(view) !== undefined;
  const words = isBody ? texts.bodyAsked.clerk.title : texts.candidateStandings[askedStanding(state, viewer)];
  return [
    bold(state.ref),
    plain(`${words} · ${texts.urgencies[urgency]}, needed by ${sayOn(neededBy, now)}`),
  ];
}

const begunLine = ({ command, savedAt, endsAt }: BegunForm): Line =>
  fact(
    'Begun, not sent',
    `${commandWords(command)}, ${sayInstant(savedAt)}, kept until ${keptUntil(endsAt)}`,
  );

const keptUntil = (endsAt: Instant): string => sayDayOf(endsAt);

/** What a begun form is called; one that is filled in for somebody by the command alone. */
export const commandWords = (name: string): string =>
  texts.commands[(name.split('@')[0] ?? '') as keyof typeof texts.commands] ?? 'a form';

/** Requests that are not sent yet: a new one, and linked ones, whose reference is known already. */
export function newDraftRows({
  drafts = [],
  formId,
}: Pick<RowSetting, 'drafts' | 'formId'>): readonly RequestRow[] {
  return drafts
    .filter((each) => each.about === 'new' || each.command === 'submit')
    .map((each) => ({
      group: 0,
      status: undefined,
      toBeFiled: false,
      urgency: 'routine',
      late: false,
      found: { ref: '', child: '', specialty: '' },
      since: each.savedAt,
      tone: 'accent',
      lines: [
        bold(each.about === 'new' ? 'A request you began' : `The linked request ${each.about}`),
        plain(`Saved ${sayInstant(each.savedAt)}, not sent yet. It is kept until ${keptUntil(each.endsAt)}.`),
      ],
      buttons: [begunButton(each.about, each.command, formId)],
    }));
}

/**
 * The way back to a request that is begun and not sent.
 * @param about `new`, or the reference that a linked one has already
 */
export function begunButton(about: string, command: string, formId?: string): Button {
  return {
    title: about === 'new' ? texts.messages.goOn : `Go on with ${about}`,
    verb: `open:${command}`,
    style: 'positive',
    data: withForm(about === 'new' ? {} : { case: about }, formId),
  };
}

/** What somebody typed about requests in which they have no part any more: among what is over. */
export function keptRows(
  over: readonly { readonly ref: string; readonly command: string; readonly endsAt: Instant }[],
): readonly RequestRow[] {
  return over.map(({ ref, command, endsAt }) => ({
    group: 2,
    status: undefined,
    toBeFiled: false,
    urgency: 'routine',
    late: false,
    found: { ref, child: '', specialty: '' },
    since: endsAt,
    tone: 'default',
    lines: [
      bold(ref),
      plain(fill(texts.partOver.kept, { until: keptUntil(endsAt), what: commandWords(command) })),
    ],
    buttons: [
      {
        title: commandWords(command),
        verb: `open:${command}`,
        style: 'default',
        data: { case: ref },
      },
    ],
  }));
}
