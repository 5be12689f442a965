import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { actionsOf } from '../../../src/stand-in/cards/card-actions';
import { visibleText } from '../../../src/stand-in/cards/card-text';
import type { InboxMessage } from '../../../src/stand-in/connector/inbox';
import type { PressResult } from '../../../src/stand-in/exchange';
import type { JsonObject } from '../../../src/stand-in/json';
import type { PressOptions } from '../../../src/stand-in/press-acts';
import type { Teams } from '../../../src/stand-in/teams';
import type { Answers } from './answers';
import { choicesOn, inputsOn, toBeFound, withoutFirst } from './card-fields';

/** Somebody in Teams who reads their cards and presses buttons, and knows nothing but what they see. */
export class Player {
  readonly #teams: Teams;
  readonly #settle: () => Promise<void>;
  readonly id: string;

  constructor(teams: Teams, id: string, settle: () => Promise<void>) {
    this.#teams = teams;
    this.#settle = settle;
    this.id = id;
  }

  /** Everything in the chat that speaks of this case, oldest first, as it is now. */
  cards(ref: string): readonly InboxMessage[] {
    return this.#teams.inbox(this.id).filter((each) => this.textOf(each).includes(ref));
  }

  /** The newest message about this case. Throws when there is none. */
  card(ref: string): InboxMessage {
    const last = this.cards(ref).at(-1);
    if (last === undefined) throw new Error(`${this.id} has no card about ${ref}`);
    return last;
  }

  /** What the person reads on a message. */
  textOf({ card, text }: Pick<InboxMessage, 'card' | 'text'>): string {
    return card === undefined ? (text ?? '') : visibleText(card).join('\n');
  }

  text(ref: string): string {
    return this.textOf(this.card(ref));
  }

  /** What the chat shows in the place of this message now. */
  shown(message: InboxMessage): JsonObject {
    return this.#teams.message(this.id, message.activityId).card ?? {};
  }

  /** The verbs of everything on the newest card that can be pressed. */
  buttons(ref: string): readonly string[] {
    return verbsOn(this.card(ref).card ?? {});
  }

  /** Writes to the bot; gives the newest message of the answer. */
  async say(text: string): Promise<InboxMessage> {
    const { sent } = await this.#teams.say(this.id, text);
    const last = sent.at(-1);
    if (last === undefined) throw new Error(`No answer to “${text}”`);
    return last;
  }

  /** Presses the button with this verb on a message; fields are named by path, without the card's `f.`. */
  async press(
    message: InboxMessage,
    verb: string,
    typed: Answers = {},
    options: PressOptions = {},
  ): Promise<PressResult> {
    const inputs = Object.fromEntries(Object.entries(typed).map(([path, value]) => [`f.${path}`, value]));
    return this.#teams.press(this.id, message.activityId, { verb }, inputs, options);
  }

  /** The verb on a message that begins so, whatever page it names. Throws when there is none. */
  verb(message: InboxMessage, beginning: string): string {
    const verbs = verbsOn(this.shown(message));
    const found = verbs.find((each) => each === beginning || each.startsWith(`${beginning}:`));
    if (found === undefined) throw new Error(`No button ${beginning} among ${verbs.join(', ')}`);
    return found;
  }

  /** The values that a field of the page offers. */
  choices(message: InboxMessage, path: string): readonly string[] {
    return choicesOn(this.shown(message), path);
  }

  /** Opens a command's form from the newest card about the case; gives the message it stands on. */
  async open(ref: string, command: string): Promise<InboxMessage> {
    const message = this.card(ref);
    await this.press(message, `open:${command}`);
    return message;
  }

  /** Goes through an open form page by page to the one with the sending button, answering what is asked. */
  async fillUpTo(message: InboxMessage, command: string, answers: Answers): Promise<string> {
    for (let page = 0; page < 60; page += 1) {
      const card = this.shown(message);
      const verbs = verbsOn(card);
      const send = verbs.find((each) => each.startsWith(`send:${command}`));
      if (send !== undefined) return send;
      const next = verbs.find((each) => each.startsWith(`next:${command}:`)) ?? readOn(card);
      if (next === undefined) throw this.#stuck(command, message);
      await this.#find(message, answers);
      await this.press(message, next, this.#asked(this.shown(message), answers));
      if (verbsOn(this.shown(message)).includes(next)) throw this.#stuck(command, message);
    }
    throw new Error(`The form ${command} has no end`);
  }

  /** Answers the last page of an open form and sends it; where that leads to more pages, those too. */
  async send(message: InboxMessage, command: string, answers: Answers): Promise<PressResult> {
    let result: PressResult;
    let send: string;
    do {
      send = await this.fillUpTo(message, command, answers);
      await this.#find(message, answers);
      result = await this.press(message, send, this.#asked(this.shown(message), answers));
    } while (this.#goesOn(message, command, send, result));
    return result;
  }

  /** Whether sending led to another page of the same form. */
  #goesOn(message: InboxMessage, command: string, send: string, { outcome }: PressResult): boolean {
    if (outcome.kind !== 'card') return false;
    const verbs = verbsOn(this.shown(message)).filter((each) => /^(send|next):/.test(each));
    return verbs.some((each) => each.split(':')[1] === command) && !verbs.includes(send);
  }

  /** Fills in an open form and sends it, and waits until everybody has their cards. Throws when it is not taken. */
  async fill(message: InboxMessage, command: string, answers: Answers): Promise<PressResult> {
    const result = await this.send(message, command, answers);
    const stays = verbsOn(this.shown(message)).some((each) => each.startsWith(`send:${command}`));
    // Whoever has no part any more is told so in a message; their card is closed by delivery.
    if (stays && result.outcome.kind !== 'message') throw this.#stuck(command, message);
    await this.#settle();
    return result;
  }

  /** Opens a command's form from the newest card about the case, fills it in and sends it. */
  async give(ref: string, command: string, answers: Answers = {}): Promise<PressResult> {
    return this.fill(await this.open(ref, command), command, answers);
  }

  /** Looks at a side of the case, all its pages; gives what they say. */
  async look(ref: string, side: string): Promise<string> {
    const message = this.card(ref);
    // A request that is over is there in a few lines: its sides are behind "Open the request".
    if (!verbsOn(this.shown(message)).includes(`show:${side}`)) await this.press(message, 'show:case');
    await this.press(message, `show:${side}`);
    const read = [this.textOf({ card: this.shown(message), text: undefined })];
    for (let page = 2; verbsOn(this.shown(message)).includes(`show:${side}:${page}`); page += 1) {
      await this.press(message, `show:${side}:${page}`);
      read.push(this.textOf({ card: this.shown(message), text: undefined }));
    }
    await this.press(message, this.verb(message, 'show:case'));
    return read.join('\n');
  }

  /** Types the names of those whom the page's lists do not offer, and has them found. */
  async #find(message: InboxMessage, answers: Answers): Promise<void> {
    const card = this.shown(message);
    const missing = toBeFound(card, answers);
    if (Object.keys(missing).length === 0) return;
    const names = Object.entries(missing).map(([path, value]) => [`find.${path}`, nameOf(value)]);
    const others = Object.entries(answers).filter(([path]) => missing[path] === undefined);
    const typed = { ...this.#asked(card, Object.fromEntries(others)), ...Object.fromEntries(names) };
    await this.press(message, this.verb(message, 'find'), typed);
  }

  #asked(card: JsonObject, answers: Answers): Answers {
    const asked = Object.entries(answers).filter(([path]) => inputsOn(card).includes(path));
    return withoutFirst(card, Object.fromEntries(asked));
  }

  #stuck(command: string, message: InboxMessage): Error {
    const text = this.textOf({ card: this.shown(message), text: undefined });
    return new Error(`The form ${command} does not go on:\n${text}`);
  }
}

/** What people call whom they look for. */
function nameOf(id: string): string {
  const { people, panels } = inventedDirectory;
  return [...people, ...panels].find((each) => each.id.toLowerCase() === id.toLowerCase())?.name ?? id;
}

/** The button to the next part of a preview. */
function readOn(card: JsonObject): string | undefined {
  return actionsOf(card).find((each) => each.title === 'Read on')?.verb;
}

/** The verbs of everything on a card that can be pressed. */
export function verbsOn(card: JsonObject): readonly string[] {
  return actionsOf(card).flatMap((each) => (each.verb === undefined ? [] : [each.verb]));
}
