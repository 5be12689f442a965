import type { CommandType } from '../../domain/asked/commands';
import type { Instant, PersonId } from '../../domain/case/ids';
import { openSteps } from '../../domain/case/open-steps';
import type { CaseState } from '../../domain/case/state';
import { refusalBeforehand } from '../../domain/decide/decide';
import { acceptable } from '../../domain/decide/open-invitation';
import type { Facts } from '../../domain/process/open/facts';
import { awaitsYoungAdult } from '../../domain/process/open/nearly-adult';
import { approversOf, mayTakeOver } from '../../domain/process/people/people-on-case';
import { lifecycle, type Role, type Row } from '../../domain/process/tables/lifecycle';
import { lookFrom, type Viewpoint } from '../viewpoint';
import { texts } from '../words/texts';

export interface Offer {
  readonly command: CommandType;
  /** What the button's verb says: the command, or `command@candidate` where it is entered for somebody (process page §7). */
  readonly name: string;
  /** What the button says. */
  readonly title: string;
  /** The one thing that waits for this person; at most one offer of a card has it. */
  readonly primary: boolean;
  readonly gate: Row['gate'];
  /** The step the button belongs to: the open gate, or the invitation (process page I10). */
  readonly step: string;
}

/** What a step is for, first things first: the first of these that is offered is the primary button. */
const primaryOrder: readonly CommandType[] = [
  'accept-hand-over',
  'approve',
  'revise',
  'proceed',
  'record-young-adult-wishes',
  'record-family-conversation',
  'go-on-conversation-owed',
  'complete-pack',
  'accept',
  'invite-next',
  'clear-conflict',
  'confirm-no-link',
  'supply-item',
  'give-opinion',
  'acknowledge',
  'record-sharing',
  'record-outcome',
  'resolve',
  'take-step',
  'confirm-plan',
  'record-body-answer',
  'answer-information',
  'answer-reviewer-question',
  'record-owed',
  'confirm-record',
];

/**
 * The roles a person may act in: those they have, and the acting consultant's where they may take over now, since
 * pressing does both at once (process page §4b, take over).
 */
function actingRoles(view: Viewpoint): ReadonlySet<Role> {
  const { state, facts, viewer, now, roles } = view;
  if (mayTakeOver(state, facts, viewer, now) === undefined) return roles;
  const approves = approversOf(state, facts, now).includes(state.actingConsultant);
  return new Set<Role>([...roles, 'acting-consultant', ...(approves ? (['approver'] as const) : [])]);
}

function isOffered(row: Row, view: Viewpoint, acting: ReadonlySet<Role>): boolean {
  if (row.from === 'nothing' || !row.from.includes(view.state.stage.status)) return false;
  const own = row.by.some((role) => role !== 'system' && view.roles.has(role));
  const byTakingOver = row.gate !== 'no' && row.by.some((role) => role !== 'system' && acting.has(role));
  if (!own && !byTakingOver) return false;
  const { state, facts, viewer, now } = view;
  const given = { actor: { kind: 'person', id: viewer } } as const;
  return refusalBeforehand(row.command, given, state, facts, now) === undefined;
}

/** The primary one: what the step waits for; somebody to add when there is nobody left to ask. */
function primaryOf(offered: readonly Row[], { state, now }: Viewpoint): CommandType | undefined {
  const commands = new Set(offered.map((row) => row.command));
  if (!awaitsYoungAdult(state, now)) commands.delete('record-young-adult-wishes');
  if (openSteps(state).length === 0) commands.delete('resolve');
  const found = primaryOrder.find((command) => commands.has(command));
  if (found !== undefined) return found;
  const nobodyLeft =
    (state.stage.status === 'preparing' || state.stage.status === 'inviting') &&
    !state.candidates.some((each) => ['listed', 'invited', 'reserve'].includes(each.standing));
  return nobodyLeft && commands.has('add-candidate') ? 'add-candidate' : undefined;
}

/**
 * What this person may do with the case now: the rows of the lifecycle for its status and their roles, less what could
 * only be refused. Empty for a stranger and for whoever a hold or a death shuts out. In the order of the lifecycle, the
 * primary one first.
 */
export function offers(state: CaseState, facts: Facts, viewer: PersonId, now: Instant): readonly Offer[] {
  return offersFrom(lookFrom(state, facts, viewer, now));
}

/** As {@link offers}, for a viewpoint already worked out. */
export function offersFrom(view: Viewpoint): readonly Offer[] {
  if (view.sees.size === 0) return [];
  const acting = actingRoles(view);
  const offered = Object.values(lifecycle).filter((row) => isOffered(row, view, acting));
  const first = primaryOf(offered, view);
  const invitation = acceptable(view.state, view.viewer);
  return offered
    .map(({ command, gate }) => ({
      command,
      name: command as string,
      title: texts.commands[command],
      primary: command === first,
      gate,
      step: String(gate === 'invitation' ? (invitation?.step ?? view.state.step) : view.state.step),
    }))
    .sort((a, b) => Number(b.primary) - Number(a.primary));
}
