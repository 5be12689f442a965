import type { CaseRef } from '../domain/case/ids';
import { texts } from './words/texts';

/** What sort of thing a message is about. */
export type NoticeKind = keyof typeof texts.notices;

/**
 * What may stand on a lock screen or in an email: a reference and what sort of thing it is, never a name, a date of
 * birth, a specialty or a diagnosis (process page §6).
 */
export function neutralSummary(ref: CaseRef, kind: NoticeKind): string {
  return `Request ${ref}: ${texts.notices[kind]}`;
}
