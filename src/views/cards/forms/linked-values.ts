import type { Kind } from '../../../domain/case/request';
import type { CaseState } from '../../../domain/case/state';
import type { Values } from './field';
import { flatten } from './flatten';

/**
 * What the form of a linked request opens with: child, people and question only, no options and no opinion
 * (process page §4b, start linked request).
 */
export function linkedValues({ request }: CaseState, kind: Kind): Values {
  const { child, people, question } = request;
  return flatten({ kind, child, people, question }, '');
}
