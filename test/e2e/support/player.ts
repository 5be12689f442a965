import { actionsOf } from '../../../src/demo/card-actions';
import { visibleText } from '../../../src/demo/card-text';
import type { InboxMessage } from '../../../src/demo/inbox';

import type { PressResult } from '../../../src/demo/exchange';
import type { Teams } from '../../../src/demo/teams';

/** Stands for the first of the choices that a field offers. */
export const first = '(the first choice)';

/** Answers by field path, without the `f.` of the card; fields left out are left as they stand. */
export type Answers = Readonly<Record<string, string>>;

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

  /** The newest message that shows this case (or any message when left out). */
  card(ref?: string): InboxMessage {
    const found = this.#teams.inbox(this.id).filter((each) => ref === undefined || this.textOf(each).includes(ref));
    const last = found.at(-1);
    if (last === undefined) throw new Error(`${this.id} has no card about ${ref}`);
    return last;
  }

  cards(ref: string): readonly InboxMessage[] {
    return this.#teams.inbox(this.id).filter((each) => this.textOf(each).includes(ref));
  }

  textOf(message: InboxMessage): string {
    return message.card === undefined ? (message.text ?? '') : visibleText(message.card).join('\n');
  }

  text(ref?: string): string {
    return this.textOf(this.card(ref));
  }

  buttons(ref?: string): readonly string[] {
    const { card } = this.card(ref);
    return card === undefined ? [] : actionsOf(card).flatMap((each) => (each.verb === undefined ? [] : [each.verb]));
  }

  /** Writes to the bot; gives the newest message of the answer. */
  async say(text: string): Promise<InboxMessage> {
    const { sent } = await this.#teams.say(this.id, text);
    const last = sent.at(-1);
    if (last === undefined) throw new Error(`No answer to “${text}”`);
    return last;
  }

  async press(message: InboxMessage, verb: string, typed: Answers = {}): Promise<PressResult> {
    const withPrefix = Object.fromEntries(Object.entries(typed).map(([path, value]) => [`f.${path}`, value]));
    return this.#teams.press(this.id, message.activityId, { verb }, withPrefix);
  }

  /** The verb of the card's button that begins so, whatever page it names. */
  verb(message: InboxMessage, beginning: string): string {
    const card = this.#teams.message(this.id, message.activityId).card;
    const verbs = card === undefined ? [] : actionsOf(card).map((each) => each.verb ?? '');
    const found = verbs.find((each) => each === beginning || each.startsWith(`${beginning}:`));
    if (found === undefined) throw new Error(`No button ${beginning} among ${verbs.join(', ')}`);
    return found;
  }

  /** The card's answers that stand on the page that is shown now. */
  #pageAnswers(message: InboxMessage, answers: Answers): Answers {
    const shown = JSON.stringify(this.#teams.message(this.id, message.activityId).card);
    const asked = Object.entries(answers).filter(([path]) => shown.includes(`"f.${path}"`));
    return Object.fromEntries(asked.map(([path, value]) => [path, value === first ? this.choices(message, path)[0] ?? '' : value]));
  }

  /** The values that a field offers. */
  choices(message: InboxMessage, path: string): readonly string[] {
    const shown = JSON.stringify(this.#teams.message(this.id, message.activityId).card);
    const from = shown.indexOf(`"id":"f.${path}"`);
    const list = /"choices":(\[.*?\])/.exec(shown.slice(from))?.[1] ?? '[]';
    return (JSON.parse(list) as { value: string }[]).map((each) => each.value);
  }

  /** The button to the next part of a preview. */
  #readOn(message: InboxMessage): string | undefined {
    const { card } = this.#teams.message(this.id, message.activityId);
    return card && actionsOf(card).find((each) => each.title === 'Read on')?.verb;
  }

  /** Goes through an open form page by page, answering what is asked, and sends it. */
  async fill(message: InboxMessage, command: string, answers: Answers): Promise<PressResult> {
    for (let page = 0; page < 60; page += 1) {
      const card = this.#teams.message(this.id, message.activityId).card;
      const verbs = card === undefined ? [] : actionsOf(card).map((each) => each.verb ?? '');
      const send = verbs.find((each) => each === `send:${command}` || each.startsWith(`send:${command}:`));
      const next = verbs.find((each) => each.startsWith(`next:${command}:`)) ?? this.#readOn(message);
      const verb = send ?? next;
      if (verb === undefined) throw new Error(`No way on in the form ${command}: ${verbs.join(', ')}\n${visibleText(card ?? {}).join('\n')}`);
      const before = JSON.stringify(card);
      const result = await this.press(message, verb, this.#pageAnswers(message, answers));
      if (send !== undefined) {
        await this.#settle();
        return result;
      }
      const after = this.#teams.message(this.id, message.activityId).card;
      const marked = JSON.stringify(after).includes('needs') && samePage(before, JSON.stringify(after));
      if (marked) throw new Error(`The form ${command} stays on its page:\n${visibleText(after ?? {}).join('\n')}`);
    }
    throw new Error(`The form ${command} has no end`);
  }

  /** Opens a command's form from the newest card about the case, fills it in and sends it. */
  async give(ref: string, command: string, answers: Answers = {}): Promise<PressResult> {
    const message = this.card(ref);
    await this.press(message, `open:${command}`);
    return this.fill(message, command, answers);
  }
}

function samePage(before: string, after: string): boolean {
  const ids = (card: string) => [...card.matchAll(/"f\.[^"]+"/g)].map(([id]) => id).join();
  return ids(before) === ids(after);
}
