import { readCardTypes } from './card-types';

/** All that a card of ours may be made of: in version 1.5 of the schema, and shown the same by every client. */
const ourElements: ReadonlySet<string> = new Set([
  'AdaptiveCard',
  'Container',
  'ColumnSet',
  'Column',
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'FactSet',
  'Image',
  'ActionSet',
  'Input.Text',
  'Input.Number',
  'Input.Date',
  'Input.Time',
  'Input.Toggle',
  'Input.ChoiceSet',
  'Data.Query',
  'Action.Execute',
  'Action.OpenUrl',
  'Action.ShowCard',
  'Action.ToggleVisibility',
]);

/** Properties that Microsoft's types know and version 1.5 does not, or that misrender on a phone. */
const tooNew: ReadonlySet<string> = new Set([
  'key',
  'targetWidth',
  'isSortKey',
  'grid.area',
  'layouts',
  'roundedCorners',
  'showBorder',
  'menuActions',
  'themedIconUrls',
  'conditionallyEnabled',
  'valueChangedAction',
  'useMultipleColumns',
  'minColumnWidth',
  'references',
  'resources',
]);

/** What version 1.5 asks for although the types, which follow the newest clients, leave it out. */
function alsoNeeded(name: string | undefined): readonly string[] {
  if (name === 'IChoice') return ['title', 'value'];
  return /^I\w+Input$/.test(name ?? '') ? ['id'] : [];
}

const tooNewValues: ReadonlySet<string> = new Set(['ExtraSmall', '1.6', 'RoundedCorners']);

const { interfaces, aliases } = readCardTypes();

/**
 * Holds a card against the properties that Microsoft's types name: an unknown or misspelt property, a value outside its
 * list, a property that is missing, an element or property newer than version 1.5 or not to be used.
 * @returns one line for each finding, with its place in the card; none for a sound card
 */
export function schemaFindings(card: unknown): readonly string[] {
  return checkObject(card, ['IAdaptiveCard'], 'card');
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function checkObject(value: unknown, names: readonly string[], place: string): readonly string[] {
  if (!isObject(value)) return [`${place} is no object`];
  const literal = value['type'];
  const name =
    names.length === 1 && interfaces.get(names[0] ?? '')?.literal === undefined
      ? names[0]
      : names.find((each) => interfaces.get(each)?.literal === literal);
  const declared = interfaces.get(name ?? '');
  if (declared === undefined) return [`${place} may not be a ${String(literal)}`];
  if (declared.literal !== undefined && !ourElements.has(declared.literal))
    return [`${place} is a ${declared.literal}, which our cards do not use`];
  const needed = [...declared.properties].filter(([, { optional }]) => !optional).map(([key]) => key);
  const missing = [...needed, ...alsoNeeded(name)]
    .filter((key) => !Object.hasOwn(value, key))
    .map((key) => `${place} has no ${key}`);
  const wrong = Object.entries(value).flatMap(([key, held]) => {
    const at = `${place}.${key}`;
    if (tooNew.has(key)) return [`${at} is newer than version 1.5 or misrenders on a phone`];
    const property = declared.properties.get(key);
    return property === undefined
      ? [`${at} is no property of ${name}`]
      : checkValue(held, property.written, at);
  });
  return [...missing, ...wrong];
}

/** A type as the declarations write it, taken apart. */
interface Written {
  /** The type of a list's entries; undefined for no list. */
  readonly listOf: string | undefined;
  readonly members: ReadonlySet<string>;
  /** Names of interfaces among the members. */
  readonly names: readonly string[];
  /** Texts that are allowed, in lower case: clients compare the names of values without regard to case. */
  readonly texts: ReadonlySet<string>;
}
const takenApart = new Map<string, Written>();

/** @param written such as `string`, `'a' | 'b'`, `IFact[]`, `(IA | IB)[]`, or an alias */
function takeApart(written: string): Written {
  const known = takenApart.get(written);
  if (known !== undefined) return known;
  const type = aliases.get(written) ?? written;
  const listOf = /^\((.+)\)\[\]$/.exec(type)?.[1] ?? /^([\w.]+)\[\]$/.exec(type)?.[1];
  const members = listOf === undefined ? type.split(' | ').flatMap(unfold) : [];
  const texts = members.flatMap((each) => /^'(.*)'$/.exec(each)?.[1]?.toLowerCase() ?? []);
  const names = members.filter((each) => interfaces.has(each));
  const made = { listOf, members: new Set(members), names, texts: new Set(texts) };
  takenApart.set(written, made);
  return made;
}

function unfold(member: string): readonly string[] {
  const alias = aliases.get(member);
  return alias === undefined ? [member] : alias.split(' | ').flatMap(unfold);
}

function checkValue(value: unknown, written: string, place: string): readonly string[] {
  const { listOf, members, names, texts } = takeApart(written);
  if (listOf !== undefined) {
    if (!Array.isArray(value)) return [`${place} is no list`];
    return value.flatMap((each, index) => checkValue(each, listOf, `${place}[${index}]`));
  }
  if (isObject(value)) {
    if (members.has('ISubmitActionData')) return checkData(value, place);
    return checkObject(value, names, place);
  }
  if (members.has(typeof value)) return [];
  if (!texts.has(String(value).toLowerCase())) return [`${place} may not be ${JSON.stringify(value)}`];
  return tooNewValues.has(String(value)) ? [`${place} is ${value}, which is newer than version 1.5`] : [];
}

/** What a button carries is ours alone; every value of it is text. */
function checkData(value: Readonly<Record<string, unknown>>, place: string): readonly string[] {
  return Object.entries(value)
    .filter(([, held]) => typeof held !== 'string')
    .map(([key]) => `${place}.${key} is no text`);
}
