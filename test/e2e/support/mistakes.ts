import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import { isObject, type JsonObject } from '../../../src/stand-in/json';
import type { DraftKey } from '../../../src/workflow/ports/case-ports';
import type { Answers } from './answers';
import { inputsOn, textInputsOn, withoutFirst } from './card-fields';
import { type Player, verbsOn } from './player';
import type { World } from './world';

/** What no text field takes: over every limit, NUL, half a surrogate pair. */
const impossible = ['x'.repeat(20_000), 'before\u0000after', 'before\ud800after'];

/**
 * Goes through an open form and on every page tries every text field with what it must not take, and empty where it is
 * needed. Each time the page must stay, say so, and keep what was typed in the draft. Then the page is filled in
 * rightly. Gives how many mistakes were tried and the message on which the form stands ready to be sent.
 */
export async function tryMistakes(
  world: World,
  player: Player,
  message: InboxMessage,
  key: DraftKey,
  answers: Answers,
): Promise<number> {
  let tried = 0;
  for (let pages = 0; pages < 40; pages += 1) {
    const card = player.shown(message);
    const verb = verbsOn(card).find((each) => new RegExp(`^(next|send):${key.form}:`).test(each));
    const fields = textInputsOn(card);
    if (verb === undefined || (verb.startsWith('send') && fields.length === 0)) return tried;
    const blank = Object.fromEntries(fields.map(({ path }) => [path, '']));
    const right = { ...blank, ...withoutFirst(card, only(answers, inputsOn(card))) };
    for (const { path, optional } of fields) {
      const required = !optional && (answers[path] ?? '') !== '';
      for (const typed of [...impossible, ...(required ? ['', '   '] : [])]) {
        await player.press(
          message,
          verb,
          { ...only(right, inputsOn(player.shown(message))), [path]: typed },
          { force: true },
        );
        expectToStay(player, message, verb, path);
        const draft = await world.stores.drafts.read(key);
        expect({ path, kept: draft?.values[path] === typed }).toEqual({ path, kept: true });
        tried += 1;
      }
    }
    if (verb.startsWith('send')) return tried;
    await player.press(message, verb, only(right, inputsOn(player.shown(message))));
    if (verbsOn(player.shown(message)).includes(verb)) throw new Error(`The page of ${verb} does not go on`);
  }
  throw new Error('The form has no end');
}

function only(answers: Answers, paths: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([path]) => paths.includes(path)));
}

function expectToStay(player: Player, message: InboxMessage, verb: string, path: string): void {
  const card = player.shown(message);
  const text = player.textOf({ card, text: undefined });
  expect({ path, text }).toEqual({ path, text: expect.stringMatching(/needs? your attention/) as string });
  expect(verbsOn(card)).toContain(verb);
}

/** Every text of every TextRun on a card: what people typed is shown in these alone. */
export function runsOn(card: JsonObject): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each);
    if (!isObject(value)) return;
    if (value['type'] === 'TextRun' && typeof value['text'] === 'string') found.push(value['text']);
    for (const each of Object.values(value)) walk(each);
  };
  walk(card);
  return found;
}

/** Every text of every TextBlock on a card, in which clients would read Markdown. */
export function blocksOn(card: JsonObject): readonly string[] {
  const found: string[] = [];
  JSON.stringify(card, (_, value: unknown) => {
    if (isObject(value) && value['type'] === 'TextBlock') found.push(String(value['text']));
    return value;
  });
  return found;
}
