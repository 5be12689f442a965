import type { CaseState } from '../../domain/case/state';
import { isLadder } from '../../domain/process/tables/obligations';
import { toldAs } from '../../domain/process/tables/tellings';
import type { Part } from '../../domain/process/tables/visibility';
import { sayDebt } from './say-debt';
import { texts } from './texts';
import { sayDate } from './when';

type Words = keyof typeof texts.obligations;

/** What each kind of obligation is, by how its key begins; a step’s key names the step. */
const beginnings: readonly (readonly [beginning: string, words: Words])[] = [
  ['exhausted:', 'list-exhausted'],
  ['link:', 'link-not-confirmed'],
  ['item:', 'item-asked'],
  ['question:', 'reviewer-answer'],
  ['information:', 'information'],
  ['hand-over:', 'hand-over'],
  ['advocate:', 'advocate-needed'],
  ['young-adult:', 'young-adult'],
  ['hold-not-told:', 'family-not-told'],
  ['share:reviewer:', 'reviewer-share'],
  ['share:team:', 'team-share'],
];

/** A reminder's obligation in words: what it reminded of. Kept keys that this release does not know have general ones. */
export function sayObligation({ state }: { readonly state: Pick<CaseState, 'debts'> }, key: string): string {
  const [kind, name = '', date = ''] = key.split(':');
  if (kind === 'gate' && isLadder(name)) return texts.obligations[name];
  if (kind === 'debt') {
    const debt = state.debts.find((each) => each.id === name);
    return debt === undefined ? texts.obligations.owed : sayDebt(debt);
  }
  if (kind === 'birthday-warning') return `${texts.obligations['birthday-warning']} ${sayDate(name)}`;
  if (kind === 'hold-review' || kind === 'hold-look' || (kind === 'hold' && date === ''))
    return texts.obligations.hold;
  if (kind === 'match') return texts.obligations['held-elsewhere'];
  const found = beginnings.find(([beginning]) => key.startsWith(beginning));
  if (found !== undefined) return texts.obligations[found[1]];
  const told = toldAs(key);
  return told in texts.obligations ? texts.obligations[told as Words] : texts.obligations.ladder;
}

/** Which part of the case a reminder belongs to: one about a hold is seen by those who see the hold (process page I8). */
export function partOfObligation(key: string): Part {
  if (/^((leave:)?hold|match:)/.test(key)) return 'hold';
  return key.startsWith('invitation:') ? 'invitations' : 'history';
}
