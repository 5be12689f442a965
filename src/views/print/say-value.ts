import { nameOfNumber } from '../../domain/rules/national-number';
import { texts } from '../words/texts';
import { isInstant, londonStamp, sayDate } from '../words/when';
import { type Html, html, type Piece, typedParagraph, typedText } from './html';
import { printTexts } from './print-texts';

/** What ids stand for: people, panels, candidates, items, entries. */
export type Names = ReadonlyMap<string, string>;

type Words = Readonly<Record<string, string>>;

/** Codes that a field may hold, with their words. A value that is no code of its field is shown as it is. */
const codes: Readonly<Record<string, Words>> = {
  kind: { ...texts.kinds, ...texts.debts },
  status: texts.statuses,
  urgency: texts.urgencies,
  type: texts.questionTypes,
  role: texts.roles,
  as: { ...texts.roles, mdt: 'MDT', other: 'other', consultant: texts.roles['acting-consultant'] },
  actingAs: texts.roles,
  standing: { ...texts.standings, lapsed: 'the invitation lapsed', present: 'in the pack', waived: 'waived' },
  proposedBy: texts.proposers,
  suggestedBy: texts.suggestedBy,
  routeWished: texts.routesWished,
  reasonCode: texts.declineReasons,
  item: texts.packItems,
  view: { ...texts.ownViews, ...texts.familyViews },
  able: { able: 'yes', 'not-able': 'no' },
  supportsPlan: texts.supports,
  advice: texts.advice,
  outcome: texts.outcomes,
  childAgrees: texts.childAgrees,
  step: texts.steps,
  way: { ...texts.steps, ...texts.bodyAsked.ways },
  familyTold: { yes: 'yes', 'not-yet': 'not yet' },
  finding: texts.testOfPlan.findings,
  about: texts.events,
  sharing: { agreed: 'agreed', 'not-agreed': 'not agreed' },
  effect: { 'changes-nothing': 'changes nothing', 'changes-something': 'changes something' },
  how: {
    shared: 'shared',
    'declined-by-family': 'declined by the family',
    held: 'not shared: a hold is in place',
  },
  part: { child: 'the child', question: 'the question', urgency: 'the urgency', 'needed-by': 'the date' },
  because: { unanswered: 'no answer', undeliverable: 'could not be delivered' },
  advocateOffered: { yes: 'yes', declined: 'declined', 'none-available': 'none available' },
  gpCopied: { yes: 'yes', 'not-needed': 'not needed', paused: 'not copied: paused' },
  familyAgrees: texts.familyAgrees,
  from: { team: 'the team', family: 'the family', child: 'the child' },
};

const dates: ReadonlySet<string> = new Set([
  ...[
    'dateOfBirth',
    'neededBy',
    'readBackOn',
    'spokenOn',
    'sharedOn',
    'readOn',
    'dueOn',
    'reviewOn',
    'exportedOn',
  ],
  ...['toldOn', 'saidOn', 'askedOn', 'takenOn', 'recordedOn', 'judgedOn', 'youngPersonToldOn'],
  ...['since', 'until', 'from', 'to'],
]);
const instants: ReadonlySet<string> = new Set([
  ...['at', 'since', 'until', 'invitedAt', 'linkConfirmedAt', 'reviewerAnsweredAt', 'consultantAnsweredAt'],
]);

/** The order in which fields are read; those not named here follow as they come. */
const order: readonly string[] = [
  ...[
    'ref',
    'kind',
    'status',
    'initials',
    'calledBy',
    'dateOfBirth',
    'nhsNumber',
    'localReference',
    'organisation',
  ],
  ...['requester', 'namedConsultant', 'actingConsultant', 'actingAs', 'person', 'answersForIt', 'name', 'as'],
  ...['specialty', 'type', 'urgency', 'neededBy', 'questions', 'decision', 'child', 'people', 'question'],
  ...[
    'answers',
    'title',
    'proposed',
    'benefits',
    'harms',
    'evidence',
    'options',
    'childAsPerson',
    'family',
    'before',
  ],
  ...['diagnosis', 'presentState', 'allergies', 'whereNow'],
  ...['qualityOfLife', 'normal', 'enjoys', 'asked', 'ownWords', 'suggestedBy', 'disagreement'],
  ...['mattersMost', 'wouldWish', 'inTheirWords', 'readBackOn', 'hopesAndWorries', 'toldSoFar', 'knowsSince'],
  ...['clinician', 'spokenOn', 'parentalResponsibility', 'explained', 'view', 'familyQuestions'],
  ...['childQuestions', 'from', 'answer', 'outcome', 'familyAgrees', 'childAgrees', 'teamAgrees', 'plan'],
  ...['standing', 'proposedBy', 'invitedAt', 'acceptedAt', 'registrationNumber', 'canMeetDate', 'conflicts'],
];

/** Fields that hold one of our codes or an answer of one word, and so are no text of a person's. */
const isCode = (key: string, value: string) => Object.hasOwn(codes[key] ?? {}, value);

/** A field's name in words: ours where there is one, else its own, taken apart. */
export function sayKey(key: string): string {
  const known = Object.hasOwn(printTexts.fields, key) ? printTexts.fields[key] : undefined;
  if (known !== undefined) return known;
  const words = key.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** An instant in London's time and in UTC; kept text that is no instant, as it is. */
export function sayTime({ utc, london }: { readonly utc: string; readonly london: string }): Html {
  if (!isInstant(utc)) return typedText(utc);
  return html`<time datetime="${utc}">${london}</time> <span class="utc small">${utc}</span>`;
}

/** A value of the record in words; what people wrote stays exactly as they wrote it. */
export function sayValue(key: string, value: unknown, names: Names): Piece {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return sayText(key, value, names);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return sayList(key, value, names);
  if (isTime(value)) return sayTime(value);
  return pairs(Object.entries(value), names);
}

function sayText(key: string, value: string, names: Names): Html {
  if (isCode(key, value)) return html`${codes[key]?.[value]}`;
  if (dates.has(key) && /^\d{4}-\d\d-\d\d$/.test(value)) return html`${sayDate(value)}`;
  if (instants.has(key) && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return sayTime({ utc: value, london: londonStamp(value) });
  const name = names.get(value);
  if (name !== undefined) return typedText(name);
  return value.length > 60 || value.includes('\n') ? typedParagraph(value) : typedText(value);
}

function sayList(key: string, list: readonly unknown[], names: Names): Piece {
  if (list.length === 0) return undefined;
  return html`<ol>${list.map((each) => html`<li>${sayValue(key, each, names)}</li>`)}</ol>`;
}

const isTime = (value: object): value is { utc: string; london: string } =>
  Object.keys(value).length === 2 && 'utc' in value && 'london' in value;

/** Names and values beneath each other; fields that hold nothing are left out. */
export function pairs(entries: readonly (readonly [string, unknown])[], names: Names): Piece {
  const held = inOrder(entries.filter(([key, value]) => holds(value) && !leftEmpty(key, value)));
  if (held.length === 0) return undefined;
  return html`<dl class="pairs">
${held.map(([key, value]) => html`<dt>${sayLabel(key, value)}</dt><dd>${sayValue(key, value, names)}</dd>\n`)}</dl>`;
}

/** A national number is called by its own name, which the number tells. */
const sayLabel = (key: string, value: unknown) =>
  key === 'nhsNumber' && typeof value === 'string' ? nameOfNumber(value) : sayKey(key);

/** A box that nobody ticked is stored as “no”, and is no answer. */
const leftEmpty = (key: string, value: unknown) => key === 'interpreter' && value === 'no';

function inOrder<T>(entries: readonly (readonly [string, T])[]): readonly (readonly [string, T])[] {
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return [...entries].sort(([a], [b]) => place(a) - place(b));
}

function holds(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.values(value).some(holds);
}
