import { askedQuestions } from './asked-questions';
import { fold } from './evolve';
import type { Instant } from './ids';
import type { CaseEvent } from './stored/events';
import type { AskedQuestion } from './stored/recorded';

/**
 * The questions as they were asked at a time, so that what was written then can be put with the question it was for.
 * @param events the case's history, oldest first
 */
export function questionsAt(events: readonly CaseEvent[], at: Instant): readonly AskedQuestion[] {
  const until = events.filter((each) => each.at <= at);
  return until.length === 0 ? [] : askedQuestions(fold(until));
}
