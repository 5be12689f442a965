import type { CommandType } from '../../../src/domain/asked/commands';
import { openStatuses, type Status, terminalStatuses } from '../../../src/domain/case/stage';
import type { Kind } from '../../../src/domain/case/stored/request';
import type { RefusalCode } from '../../../src/domain/decide/refusals';
import type { Role } from '../../../src/domain/process/tables/lifecycle';
import { aCommand, commandTypes } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { answer, caseOf, type Press, play, type Step, type Story } from '../../builders/core/play';
import { aCaseAt, type Cast, castFor, ownCast, wayTo } from '../../builders/core/ways';
import { byHand } from './process-by-hand';

/**
 * Role × status × command: each cell is played. Who holds which role, and what a role may do at which step, is said by
 * hand, from the process page and not from the code's own tables; the few rules beyond them are named below.
 */

const statuses: readonly Status[] = [...openStatuses, ...terminalStatuses];
const away = '2027-01-26 09:00';

interface Scene {
  readonly name: string;
  readonly kind: Kind;
  readonly cast: Cast;
  /** The deputy has taken over from a consultant on leave. */
  readonly deputyActs: boolean;
}

const scenes: readonly Scene[] = (['critical-friend', 'external-second-opinion'] as const).flatMap((kind) => [
  { name: `${kind}`, kind, cast: castFor(kind), deputyActs: false },
  { name: `${kind}, deputy acting`, kind, cast: castFor(kind), deputyActs: true },
  {
    name: `${kind}, asked for by the named consultant`,
    kind,
    cast: ownCast(castFor(kind)),
    deputyActs: false,
  },
]);

interface Player {
  readonly name: string;
  readonly person: string;
  readonly roles: readonly Role[];
}

/** Who is what at this status (process page §2), by hand. */
function players(
  scene: Scene,
  status: Status,
  offered: boolean,
  tests: boolean,
  names: boolean,
): readonly Player[] {
  const { cast, kind, deputyActs } = scene;
  const eso = kind === 'external-second-opinion';
  const own = cast.requester === cast.consultant;
  const acting = deputyActs ? cast.deputy : cast.consultant;
  const found = new Map<string, Player>();
  const add = (name: string, person: string, ...roles: Role[]) => {
    const before = found.get(person);
    found.set(person, { name: before?.name ?? name, person, roles: [...(before?.roles ?? []), ...roles] });
  };
  add('named consultant', cast.consultant, 'named-consultant');
  add('requester', cast.requester, 'requester');
  add('deputy', cast.deputy, 'deputy');
  add('acting consultant', acting, 'acting-consultant');
  // An ESO that the consultant asks for is reviewed by the deputy or the clinical lead (process page §4a).
  if (own && eso) add('deputy', cast.deputy, 'approver');
  else add('acting consultant', acting, 'approver');
  add('clinical lead', who.clinicalLead, 'clinical-lead', ...(own && eso ? (['approver'] as const) : []));
  add('safeguarding lead', who.safeguardingLead, 'safeguarding-lead');
  add('coordinator', who.coordinator, 'coordinator');
  add('coordinator’s alternate', who.coordinatorsAlternate, 'coordinator');
  add('advocate', who.advocate, 'advocate');
  add('GP', who.gp, 'gp');
  add('team member', who.nurse, 'member');
  if (offered) add('incoming consultant', who.haematologist, 'incoming-consultant');
  if (names && status === 'preparing') add('clerk of the body asked', who.cancerPanelClerk, 'body-clerk');
  if (tests) add('tester', who.haematologist, 'tester');
  const inSlot: readonly Status[] = [
    'conflict-check',
    'under-review',
    'opinion-given',
    'sharing',
    'outcome',
    'resolution',
    'closing',
    'closed',
    'closed-death',
  ];
  const askedToo: readonly Status[] = ['conflict-check', 'under-review', 'closed-death'];
  if (status === 'inviting') add('candidate', cast.reviewer, 'candidate');
  else add('reviewer', cast.reviewer, ...(inSlot.includes(status) ? (['reviewer'] as const) : []));
  const invited = status === 'inviting' || askedToo.includes(status);
  add('second candidate', cast.alsoInvited, ...(invited ? (['candidate'] as const) : []));
  add('stranger', who.stranger);
  add('safeguarding lead’s alternate', who.safeguardingAlternate);
  add('lead’s alternate', who.leadsAlternate);
  return [...found.values()];
}

/** What is given once somebody is asked to test the plan. */
const answersTest: readonly CommandType[] = ['confirm-plan', 'doubt-plan', 'record-test'];

const held: readonly CommandType[] = [
  'review-hold',
  'lift-hold',
  'record-family-not-told',
  'show-hold-reason',
];

/** What must have happened before the command can be given at all, at this status. */
function readyFor(type: CommandType, status: Status, cast: Cast, acting: string): readonly Step[] {
  const does = (by: string, command: CommandType): Press => ({ by, gives: aCommand(command) });
  if (!(openStatuses as readonly Status[]).includes(status)) return [];
  if (held.includes(type)) return [does(who.safeguardingLead, 'hold')];
  switch (type) {
    case 'answer-information':
      return [does(who.coordinator, 'add-information')];
    case 'accept-hand-over':
    case 'decline-hand-over':
    case 'take-back-hand-over':
      return [does(acting, 'propose-hand-over')];
    case 'record-owed':
      return [does(who.safeguardingLead, 'hold'), does(who.safeguardingLead, 'lift-hold')];
    case 'supply-item':
      return status === 'under-review' ? [does(cast.reviewer, 'ask-for-item')] : [];
    case 'answer-reviewer-question':
      return ['opinion-given', 'sharing', 'outcome', 'resolution', 'closing'].includes(status)
        ? [does(acting, 'ask-reviewer')]
        : [];
    case 'show-name-again':
      return named.includes(status) ? [does(who.clinicalLead, 'withhold-name')] : [];
    case 'record-body-answer':
    case 'set-body-aside':
      return status === 'preparing' ? [does(acting, 'ask-body')] : [];
    case 'confirm-plan':
    case 'doubt-plan':
    case 'record-test':
      return [does(acting, 'ask-tester')];
    case 'resolve':
      return status === 'resolution' ? [does(acting, 'take-step')] : [];
    default:
      return [];
  }
}

/** Somebody holds the place, or has given an opinion: there is a name that could be shown. */
const named: readonly Status[] = [
  'conflict-check',
  'under-review',
  'opinion-given',
  'sharing',
  'outcome',
  'resolution',
  'closing',
];

type Answer = 'accepted' | RefusalCode;

/** Rules beyond the table, each with the process page's own words for it. */
function beyondTheTable(
  type: CommandType,
  status: Status,
  player: Player,
  scene: Scene,
  story: Story,
): Answer | undefined {
  const state = caseOf(story);
  const has = (role: Role) => player.roles.includes(role);
  switch (type) {
    case 'proceed':
    case 'uphold':
      // §4a: at lead review, or where the lead owes a decision.
      return status === 'lead-review' ? undefined : 'not-now';
    case 'ask-family-again':
      return 'not-now'; // §4a: only where a young person who decides has refused
    case 'confirm-no-link':
      return 'not-now'; // confirmed on the way here
    case 'answer-information':
      // I7: what is new belongs to the pack, which opens after "no link".
      return status === 'conflict-check' && !has('acting-consultant') ? 'not-now' : undefined;
    case 'release':
      // §4a: the coordinator only after the date.
      return has('coordinator') && !has('clinical-lead') ? 'not-yours' : undefined;
    case 'correct-entry':
      // §4b: its author; the first entry is the submission.
      return has('requester') ? undefined : 'not-yours';
    case 'take-over':
      // §4b: the deputy at once while the consultant is on leave; the clinical lead from reminder 3.
      return has('deputy') && !scene.deputyActs ? undefined : 'not-now';
    case 'hand-back':
      return scene.deputyActs ? undefined : 'not-now';
    case 'name-stand-in':
      // The clinical lead names a coordinator, a coordinator names a lead: each only where nobody is free.
      return 'not-now';
    case 'take-back-hand-over':
      // §4b: whoever proposed it (here whoever acts), the acting consultant, the clinical lead.
      return has('acting-consultant') || has('clinical-lead') ? undefined : 'not-now';
    case 'undo-death':
      // §4b: the coordinator only where no clinical lead is free.
      return has('clinical-lead') ? undefined : 'not-yours';
    case 'review-hold':
    case 'lift-hold':
    case 'show-hold-reason':
      return state.hold === undefined ? 'not-now' : undefined;
    case 'withhold-name':
      return [...named, 'closed'].includes(status) ? undefined : 'not-now';
    case 'show-name-again':
      return named.includes(status) ? undefined : 'not-now';
    case 'record-body-answer':
    case 'set-body-aside':
      return status === 'preparing' ? undefined : 'not-now'; // none is asked on the way to inviting
    case 'record-no-test':
      // §4b: silent at 3n or nobody exists; here colleagues are free.
      return 'not-now';
    case 'record-owed':
      return state.debts.some((each) => each.kind !== 'lead-decision') ? undefined : 'not-now';
    case 'record-young-adult-wishes':
      // I12: from 90 days before the 18th birthday; this child is younger.
      return 'not-now';
    case 'support-third-opinion':
      // §4b: the clinical lead's reason is for a third external second opinion.
      return 'not-now';
    case 'decide-match':
      return 'not-now'; // no other request is held or ended by a death
    case 'reorder-candidates':
      // Two of three are asked at once, since it is urgent: the one who is left is next already.
      return status === 'preparing' ? undefined : 'not-now';
    case 'start-linked-request':
      // §4b: from resolution, closed; at closing only on a critical friend's advice.
      return status === 'closing' ? 'not-now' : undefined;
    default:
      return undefined;
  }
}

/** What the process page says to the cell. */
function expected(type: CommandType, status: Status, player: Player, scene: Scene, story: Story): Answer {
  const row = byHand[type];
  const shut = caseOf(story).hold !== undefined || status === 'closed-death';
  const roles = player.roles.filter((role) => !shut || (role !== 'advocate' && role !== 'gp'));
  if (roles.length === 0) return 'unknown-case';
  if (type === 'submit') return 'unknown-case';
  if (!row.at.includes(status)) return 'not-now';
  if (!roles.some((role) => row.by.includes(role))) return 'not-yours';
  return beyondTheTable(type, status, { ...player, roles }, scene, story) ?? 'accepted';
}

function stage(scene: Scene, status: Status, type: CommandType): Story | undefined {
  if (wayTo(status, scene.kind, scene.cast) === undefined) return undefined;
  const reached = aCaseAt(status, scene.kind, scene.cast);
  const open = (openStatuses as readonly Status[]).includes(status);
  const takeOver: Step[] =
    scene.deputyActs && open ? [{ at: away, by: scene.cast.deputy, gives: aCommand('take-over') }] : [];
  const acting = scene.deputyActs && open ? scene.cast.deputy : scene.cast.consultant;
  return play(reached, ...takeOver, ...readyFor(type, status, scene.cast, acting));
}

/** Leave is on for taking over; all else happens while everybody is there. */
function pressTime(type: CommandType, scene: Scene): Pick<Press, 'at'> {
  return type === 'take-over' && !scene.deputyActs ? { at: away } : {};
}

/** A refusal is a sentence; "not yours" says whose it is, "not now" where the request stands. */
function unhelpful(code: RefusalCode, text: string): readonly string[] {
  if (!/^[A-Z][\s\S]{15,}[.?!]$/.test(text)) return [`no sentence: ${text}`];
  const says: Partial<Record<RefusalCode, RegExp>> = {
    'not-yours':
      /^Only |^None of the entries is yours|^Before the date needed only the clinical lead|^The coordinator names a lead/,
    'unknown-case': /^There is no request with this reference in which you have a part/,
  };
  return (says[code] ?? /./).test(text) ? [] : [`${code} does not say enough: ${text}`];
}

let cells = 0;

describe.each(scenes)('$name', (scene) => {
  test.each(commandTypes)('%s: every role at every status is answered as the table says', (type) => {
    const wrong: string[] = [];
    for (const status of statuses) {
      const story = stage(scene, status, type);
      if (story === undefined) continue;
      const open = (openStatuses as readonly Status[]).includes(status);
      const cast: Scene = { ...scene, deputyActs: scene.deputyActs && open };
      for (const player of players(
        cast,
        status,
        type.endsWith('-hand-over') && type !== 'propose-hand-over' && open,
        answersTest.includes(type) && open,
        ['record-body-answer', 'set-body-aside'].includes(type),
      )) {
        cells += 1;
        const should = expected(type, status, player, cast, story);
        const decision = answer(story, {
          by: player.person,
          gives: aCommand(type),
          ...pressTime(type, scene),
        });
        const is: Answer = decision.ok ? 'accepted' : decision.refusal.code;
        if (is !== should) {
          const why = decision.ok ? '' : ` (${decision.refusal.text})`;
          wrong.push(
            `${status}, ${player.name} [${player.roles.join(', ')}]: ${is}${why}, should be ${should}`,
          );
        }
        if (!decision.ok) wrong.push(...unhelpful(decision.refusal.code, decision.refusal.text));
      }
    }
    expect(wrong).toEqual([]);
  });
});

test('the matrix has more than forty thousand cells', () => {
  console.info(`role × status × command: ${cells} cells`);
  expect(cells).toBeGreaterThan(40_000);
});
