import type { RemindedOf } from '../domain/case/stored/reminded-of';

/**
 * Up to 0.1.1 only the key of an obligation told what a reminder was about. This is how these keys begin; nothing else
 * reads one (process page I17).
 */
const byBeginning: Readonly<Record<string, (rest: readonly string[]) => RemindedOf>> = {
  gate: ([step = 'ladder']) => ({ of: step }),
  debt: ([debt]) => ({ of: 'owed', debt }),
  share: ([of]) => ({ of: of === 'team' ? 'team-share' : 'reviewer-share' }),
  leave: ([of]) => ({ of: 'leave', ...(of === 'hold' && { hold: true }) }),
  hold: () => ({ of: 'hold', hold: true }),
  'hold-look': () => ({ of: 'hold', hold: true }),
  'hold-review': () => ({ of: 'hold', hold: true }),
  'hold-not-told': () => ({ of: 'family-not-told', hold: true }),
  'birthday-warning': ([on]) => ({ of: 'birthday-warning', on }),
  exhausted: () => ({ of: 'list-exhausted' }),
  link: () => ({ of: 'link-not-confirmed' }),
  item: () => ({ of: 'item-asked' }),
  question: () => ({ of: 'reviewer-answer' }),
  advocate: () => ({ of: 'advocate-needed' }),
  'family-nudge': () => ({ of: 'family-not-updated' }),
};

/** What a reminder under this key was about; where the key begins with its name, that. */
export function remindedUnder(key: string): RemindedOf {
  const [beginning = '', ...rest] = key.split(':');
  const known = Object.hasOwn(byBeginning, beginning) ? byBeginning[beginning] : undefined;
  return known?.(rest) ?? { of: beginning };
}
