import { evolve } from '../../case/evolve';
import type { Instant, PersonId } from '../../case/ids';
import { changedIds, withPresentIds } from '../../case/present-ids';
import { type Candidate, type CaseState, isTerminal } from '../../case/state';
import type { CaseEvent, EventBody } from '../../case/stored/events';
import { presentId } from '../../directory/lookup';
import type { Facts } from '../open/facts';
import { onceAMoment } from './once-a-moment';
import { directoryDeputies, holderOf, isCandidateOrReviewer, isIn } from './standing-roles';

const hasLeft = 'The consultant is not in the directory any more.';
const panelIsGone = 'The panel is not in the directory any more.';

/** What the directory changes on a case by itself, and the case after it. */
export interface Followed {
  readonly bodies: readonly EventBody[];
  readonly state: CaseState;
}

/**
 * What follows for the case from the directory as it is now, without a press: whoever acts as consultant and has left is
 * replaced at once, by the deputy named last, else by the clinical lead; a panel's answers are given by its present
 * clerk, and nobody answers for a panel that is gone; whoever has another account goes on under it (process page §2). Written with the next change of the case, which
 * an import brings about by the clock.
 * @param at case time
 */
export function followDirectory(state: CaseState, facts: Facts, at: Instant): Followed {
  const bodies: EventBody[] = [];
  let so = state;
  const follow = (body: EventBody) => {
    bodies.push(body);
    so = evolve(so, { ...body, seq: so.version + 1, at, actor: { kind: 'system' } } as CaseEvent);
  };
  for (let body = nextBody(so, facts, at); body !== undefined; body = nextBody(so, facts, at)) {
    const again = body.type === 'clerk-replaced' ? askedAgain(body, so) : [];
    for (const each of [body, ...again]) follow(each);
  }
  return { bodies, state: so };
}

/** The case as it is now by the directory, whether or not that was written yet; the case itself where nothing changed. */
export function asNow(state: CaseState, facts: Facts, now: Instant): CaseState {
  return workedOut(state, facts, 'case', now);
}

const workedOut = onceAMoment((state: CaseState, facts: Facts, _key: 'case', now: Instant): CaseState => {
  const { bodies, state: so } = followDirectory(state, facts, now);
  return bodies.length === 0 ? state : { ...so, version: state.version, lastEventAt: state.lastEventAt };
});

function nextBody(state: CaseState, facts: Facts, now: Instant): EventBody | undefined {
  const changed = accountChanged(state, facts);
  if (changed !== undefined) return changed;
  const owes = state.stage.status === 'closed' && (state.debts.length > 0 || state.awaitingYoungAdult);
  if (isTerminal(state) && !owes) return undefined;
  return deputyChanged(state, facts) ?? consultantGone(state, facts, now) ?? panelChanged(state, facts);
}

/** Whom the directory appoints is kept while it can be asked: with the consultant who leaves it, it forgets the deputy too. */
function deputyChanged({ namedConsultant, deputyNoted }: CaseState, facts: Facts): EventBody | undefined {
  if (!isIn(facts, namedConsultant)) return undefined;
  const [person] = directoryDeputies(facts, namedConsultant);
  if (person === deputyNoted) return undefined;
  return { type: 'deputy-noted', ...(person === undefined ? {} : { person }) };
}

/** The case with the ids that people have today, and nothing else of the directory's changes. */
export function underPresentIds(state: CaseState, { directory }: Facts): CaseState {
  return directory.idByFormer.size === 0 ? state : withPresentIds(state, (id) => presentId(directory, id));
}

/** Also of a case that has ended: it is theirs to read, and to answer for. */
function accountChanged(state: CaseState, { directory }: Facts): EventBody | undefined {
  if (directory.idByFormer.size === 0) return undefined;
  const [first] = changedIds(state, (id) => presentId(directory, id));
  if (first === undefined) return undefined;
  const [from, to] = first;
  return { type: 'account-changed', from, to, name: directory.byId.get(to)?.name ?? '' };
}

function consultantGone(state: CaseState, facts: Facts, now: Instant): EventBody | undefined {
  const { actingConsultant, namedConsultant } = state;
  if (isIn(facts, actingConsultant)) return undefined;
  if (isIn(facts, namedConsultant)) return { type: 'handed-back', said: { reason: hasLeft } };
  const deputy = deputyNamedLast(state, facts);
  if (deputy !== undefined) return { type: 'taken-over', by: deputy, as: 'deputy', reason: hasLeft };
  const lead = holderOf(state, facts, 'clinical-lead', now);
  if (lead === undefined) return undefined;
  return { type: 'taken-over', by: lead, as: 'clinical-lead', reason: hasLeft };
}

/**
 * Whoever was set as deputy on the case, also for days that are over, else whom the directory appointed while the
 * consultant was in it (process page §2).
 */
function deputyNamedLast(state: CaseState, facts: Facts): PersonId | undefined {
  return [state.deputy?.person, state.deputyNoted].find(
    (person): person is PersonId =>
      person !== undefined &&
      isIn(facts, person) &&
      person !== state.requester &&
      !isCandidateOrReviewer(state, person),
  );
}

function panelChanged(state: CaseState, { directory }: Facts): EventBody | undefined {
  const open = ['listed', 'invited', 'lapsed', 'reserve', 'reviewer'];
  for (const each of state.candidates) {
    if (each.panel === undefined || !open.includes(each.standing)) continue;
    const clerk = directory.panelById.get(each.panel)?.clerk;
    if (clerk === undefined) return withoutPanel(each, state);
    if (clerk !== each.person) return { type: 'clerk-replaced', candidate: each.id, person: clerk };
  }
  return undefined;
}

/**
 * What the former clerk declared says nothing of the present one, who is held to the same questions before anything of the
 * child is seen (process page I1): the panel is asked again, before anybody else. An opinion that is given stays given.
 */
function askedAgain({ candidate }: { readonly candidate: string }, { candidates, stage }: CaseState) {
  const holds = candidates.some((each) => each.id === candidate && each.standing === 'reviewer');
  return holds && ['conflict-check', 'under-review'].includes(stage.status)
    ? ([{ type: 'panel-asked-again', candidate }] as const)
    : [];
}

function withoutPanel({ id, standing }: Candidate, { opinions }: CaseState): EventBody {
  return standing === 'reviewer'
    ? { type: 'reviewer-released', candidate: id, reason: panelIsGone, opinionStays: opinions.length > 0 }
    : { type: 'candidate-withdrawn', said: { candidate: id, reason: panelIsGone } };
}
