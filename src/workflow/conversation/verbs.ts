import { type Side, sideNames } from '../../views/cards/sides/sides';
import { type PrintWhat, parsePrintWhat } from '../../views/print/print-what';

/** A button's verb, read. Cards and this list speak the same few words. */
export type Verb =
  | { readonly kind: 'form'; readonly step: FormStep; readonly command: string; readonly page: string }
  /** `after` is the side from which somebody comes back, where that matters for what comes next. */
  | {
      readonly kind: 'show';
      readonly side: Side;
      readonly page: number;
      readonly after?: Side | undefined;
    }
  | { readonly kind: 'new'; readonly requestKind: 'critical-friend' | 'external-second-opinion' }
  | { readonly kind: 'list'; readonly list: 'mine' | 'work'; readonly page: number }
  | { readonly kind: 'print'; readonly what: PrintWhat }
  | { readonly kind: 'help' }
  | { readonly kind: 'families' }
  | { readonly kind: 'glossary'; readonly term: string };

const formSteps = ['open', 'next', 'back', 'find', 'save', 'goto', 'send', 'discard'] as const;
export type FormStep = (typeof formSteps)[number];

/** Reads a verb; undefined for one that no card of ours has. */
export function parseVerb(verb: string): Verb | undefined {
  const [word = '', first = '', ...rest] = verb.split(':');
  const step = formSteps.find((each) => each === word);
  if (step !== undefined && first !== '') {
    // Whoever finds somebody says beside which field; all that was typed to find people is looked at.
    const page = step === 'find' ? (rest[0] ?? '') : rest.join(':');
    return { kind: 'form', step, command: first, page };
  }
  switch (word) {
    case 'show': {
      const side = sideNames.find((each) => each === first);
      const after = sideNames.find((each) => each === rest[1]);
      return side && { kind: 'show', side, page: Number(rest[0] ?? 1) || 1, ...(after && { after }) };
    }
    case 'new':
      return first === 'critical-friend' || first === 'external-second-opinion'
        ? { kind: 'new', requestKind: first }
        : undefined;
    case 'list':
      return { kind: 'list', list: first === 'work' ? 'work' : 'mine', page: Number(rest[0] ?? 1) || 1 };
    case 'print': {
      const what = parsePrintWhat(first);
      return what && { kind: 'print', what };
    }
    case 'help':
      return { kind: 'help' };
    case 'families':
      return { kind: 'families' };
    case 'glossary':
      return { kind: 'glossary', term: first };
    default:
      return undefined;
  }
}
