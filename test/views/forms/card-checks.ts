import { createRequire } from 'node:module';

/** What the adaptivecards library itself finds wrong with a card; and ways to look into one. */

interface Finding {
  readonly message: string;
}
interface Library {
  readonly AdaptiveCard: new () => {
    parse(card: unknown, context: object): void;
    validateProperties(): { readonly validationEvents: readonly Finding[] };
  };
  readonly SerializationContext: new () => {
    readonly eventCount: number;
    getEventAt(index: number): Finding;
  };
}
// The library's main file wants a browser; this build of it does not, and has no types of its own.
const library = createRequire(__filename)('adaptivecards/dist/adaptivecards.js') as Library;

export function libraryEvents(card: unknown): readonly string[] {
  const parsed = new library.AdaptiveCard();
  const context = new library.SerializationContext();
  parsed.parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  const failures = parsed.validateProperties().validationEvents;
  return [...events, ...failures.map((error) => error.message)];
}

export type Node = Record<string, unknown>;

/** Every object of a card, outermost first. */
export function nodesIn(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Node, ...Object.values(value).flatMap(nodesIn)];
}

export const typeOf = (node: Node) => String(node['type'] ?? '');
export const inputsIn = (card: unknown) => nodesIn(card).filter((node) => typeOf(node).startsWith('Input.'));
export const verbsIn = (card: unknown) =>
  nodesIn(card)
    .filter((node) => typeOf(node) === 'Action.Execute')
    .map((node) => String(node['verb']));
/** Texts in a place that renders Markdown. */
export const markdownIn = (card: unknown) =>
  nodesIn(card)
    .filter((node) => typeOf(node) === 'TextBlock')
    .map((node) => String(node['text']));
export const runsIn = (card: unknown) =>
  nodesIn(card)
    .filter((node) => typeOf(node) === 'TextRun')
    .map((node) => String(node['text']));
export const bytes = (card: unknown) => Buffer.byteLength(JSON.stringify(card), 'utf8');
