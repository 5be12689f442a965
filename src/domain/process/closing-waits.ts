import { type CaseState, type Information, reviewerOf } from '../case/state';
import type { Role } from './lifecycle';

/** Something that still keeps a case from closing, and who has it in hand. */
export interface ClosingWait {
  readonly role: Role;
  /** What is needed, as a sentence. */
  readonly text: string;
}

const waitsForReviewer = (state: CaseState, each: Information) =>
  each.reviewerAsked && each.reviewerAnsweredAt === undefined && reviewerOf(state) !== undefined;

/** A reviewer who let all three reminders pass is silent: the acting consultant decides alone (process page §4b). */
function isSilent(state: CaseState, each: Information): boolean {
  return (state.rungs[`information:${each.id}:reviewer`]?.rung ?? 0) >= 3;
}

/** What still keeps the case from closing, most urgent first; empty when nothing does (process page §4, I8). */
export function closingWaits(state: CaseState): readonly ClosingWait[] {
  const found: ClosingWait[] = [];
  if (state.information.some((each) => each.consultantAnsweredAt === undefined)) {
    found.push({
      role: 'acting-consultant',
      text: 'New information still waits for the acting consultant’s answer.',
    });
  }
  if (state.information.some((each) => waitsForReviewer(state, each) && !isSilent(state, each))) {
    found.push({ role: 'reviewer', text: 'New information still waits for the reviewer’s answer.' });
  }
  if (state.hold !== undefined && state.familyNotTold === undefined) {
    found.push({
      role: 'safeguarding-lead',
      text: 'While conversations with the family are paused this closes only when the safeguarding lead has recorded that the family is not told, and on what authority.',
    });
  }
  const owed = state.debts.some((each) => each.kind === 'conversation' || each.kind === 'sharing');
  if (state.hold === undefined && owed) {
    found.push({
      role: 'acting-consultant',
      text: 'The conversation with the family, or sharing the opinion with it, is still owed. Please record it first.',
    });
  }
  if (state.debts.some((each) => each.kind === 'lead-decision')) {
    found.push({ role: 'clinical-lead', text: 'The clinical lead’s decision is still owed.' });
  }
  return found;
}
