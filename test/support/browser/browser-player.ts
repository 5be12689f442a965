import type { Locator, Page } from 'playwright-core';
import type { WireMessage } from '../../../src/demo/wire';
import { actionsOf, type CardAction } from '../../../src/stand-in/cards/card-actions';
import { type CardScope, scopeOf } from '../../../src/stand-in/cards/card-scopes';
import { type JsonObject, objectsIn, textAt } from '../../../src/stand-in/json';
import type { PageClient } from '../../demo/page-client';
import { type Answers, first } from '../../e2e/support/answers';
import { toBeFound } from '../../e2e/support/card-fields';

const patienceMs = 20_000;

interface Shown {
  readonly message: WireMessage;
  readonly card: JsonObject;
}

/** Somebody who plays in the demo's page: types and clicks, in their own chat alone. */
export class BrowserPlayer {
  readonly #page: Page;
  readonly #client: PageClient;
  readonly id: string;

  constructor(page: Page, client: PageClient, id: string) {
    this.#page = page;
    this.#client = client;
    this.id = id;
  }

  get chat(): Locator {
    return this.#page.locator(`.chat[aria-labelledby="chat-${this.id}"]`);
  }

  get #newest(): Locator {
    return this.chat.locator('.message[data-from="bot"]').last();
  }

  /** Everything that is in the chat. */
  async sees(): Promise<string> {
    return (await this.chat.locator('.thread').textContent()) ?? '';
  }

  /** Waits until these words stand in the chat: cards arrive after the press that brought them. */
  async comesToSee(words: string | RegExp): Promise<void> {
    const found = this.chat.locator('.thread').getByText(words).first();
    await found.waitFor({ state: 'attached', timeout: patienceMs }).catch(async () => {
      throw new Error(`“${words}” does not come. There is: ${await this.sees()}`);
    });
  }

  /** The newest card in the chat that has a button with such a verb, once there is one. */
  async #cardWith(
    matches: (action: CardAction) => boolean,
  ): Promise<Shown & { readonly action: CardAction }> {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      const shown = await this.#shown();
      const action = shown && actionsOf(shown.card).find(matches);
      if (shown && action) return { ...shown, action };
      if (Date.now() > giveUpAt)
        throw new Error(`Not to be pressed: ${matches}. There is: ${await this.sees()}`);
      await this.#page.waitForTimeout(100);
    }
  }

  async #shown(): Promise<Shown | undefined> {
    const message = (await this.#client.thread(this.id)).findLast(
      (each) => each.from === 'bot' && !each.deleted,
    );
    return message?.card && { message, card: message.card };
  }

  /** The verbs of what can be pressed on the newest card. */
  async verbs(): Promise<readonly string[]> {
    const shown = await this.#shown();
    return shown === undefined ? [] : actionsOf(shown.card).map(({ verb }) => verb ?? '');
  }

  async say(text: string): Promise<void> {
    await this.chat.getByRole('textbox', { name: /^Message from/ }).fill(text);
    await this.chat.getByRole('button', { name: 'Send' }).click();
  }

  /** Clicks the button with this verb, or whose verb begins so, and waits until the bot has answered. */
  async press(verb: string): Promise<void> {
    const { action, message } = await this.#cardWith(
      (each) => each.verb === verb || each.verb?.startsWith(`${verb}:`) === true,
    );
    const button = (title = '') => this.#newest.getByRole('button', { name: title, exact: true });
    const opener = action.inShowCard;
    // A card that changes while it is unfolded is folded again: then it is unfolded once more.
    for (let tries = 0; tries < 5; tries += 1) {
      if (opener !== undefined && !(await button(action.title).first().isVisible()))
        await button(opener).click();
      const pressed = await button(action.title)
        .last()
        .click({ timeout: tries < 4 ? 3_000 : patienceMs })
        .then(
          () => true,
          () => false,
        );
      if (pressed) break;
    }
    const isAnswered = async () => {
      const now = await this.#shown();
      return now?.message.id !== message.id || now.message.version > message.version;
    };
    const giveUpAt = Date.now() + patienceMs;
    while (!(await isAnswered())) {
      if (Date.now() > giveUpAt) throw new Error(`Nothing came of ${verb}: ${await this.sees()}`);
      await this.#page.waitForTimeout(50);
    }
    await this.#newest.and(this.#page.locator('[aria-busy="true"]')).waitFor({ state: 'detached' });
  }

  /** Opens a command's form, goes through its pages with these answers, and sends it. */
  async give(command: string, answers: Answers = {}): Promise<void> {
    if (!(await this.verbs()).some((verb) => verb.split(':')[1] === command && !verb.startsWith('open:')))
      await this.press(`open:${command}`);
    for (let pages = 0; pages < 80; pages += 1) {
      const go = await this.#forward(command);
      if (go === undefined) return;
      await this.fill(answers);
      await this.press(go);
      if (go.startsWith('next:') && (await this.#forward(command)) === go)
        throw new Error(`The form ${command} does not go on: ${await this.#newest.textContent()}`);
    }
    throw new Error(`The form ${command} has no end`);
  }

  /** The button that goes on in an open form of this command: to the next page or part, or by sending it. */
  async #forward(command: string): Promise<string | undefined> {
    const shown = await this.#shown();
    const goesOn = ({ verb = '', title }: CardAction) =>
      verb.split(':')[1] === command && (/^(next|send):/.test(verb) || title === 'Read on');
    return shown && actionsOf(shown.card).find(goesOn)?.verb;
  }

  /** Answers what the open page asks of these, each in its own way: finding by name, typing, choosing. */
  async fill(answers: Answers): Promise<void> {
    await this.#find(answers);
    const shown = await this.#shown();
    const inputs = shown === undefined ? [] : inputsOf(scopeOf(shown.card));
    for (const [index, input] of inputs.entries()) {
      const answer = answers[(textAt(input, 'id') ?? '').replace(/^f\./, '')];
      if (answer !== undefined) await this.#answer(this.field(index), input, answer);
    }
  }

  /** The field of the open page with this number, from 0. */
  field(index: number): Locator {
    return this.#newest.locator('.ac-input-container').nth(index);
  }

  async #answer(field: Locator, input: JsonObject, answer: string): Promise<void> {
    switch (input['type']) {
      case 'Input.Toggle':
        return field.getByRole('checkbox').setChecked(answer === 'yes');
      case 'Input.ChoiceSet':
        return this.#choose(field, input, answer);
      default:
        return field.locator('input, textarea').fill(answer);
    }
  }

  async #choose(field: Locator, input: JsonObject, answer: string): Promise<void> {
    const offered = objectsIn(input['choices']);
    const choice = answer === first ? offered[0] : offered.find(({ value }) => value === answer);
    const value = answer === first ? (textAt(choice ?? {}, 'value') ?? '') : answer;
    if (input['style'] === 'expanded') await field.locator(`input[value="${value}"]`).check();
    else await field.locator('select').selectOption(value);
  }

  /** Types the names of those whom the page's lists do not offer, and has them found. */
  async #find(answers: Answers): Promise<void> {
    const shown = await this.#shown();
    const missing = shown === undefined ? {} : toBeFound(shown.card, answers);
    if (shown === undefined || Object.keys(missing).length === 0) return;
    const { people } = await this.#client.world();
    for (const [index, input] of inputsOf(scopeOf(shown.card)).entries()) {
      const value = missing[(textAt(input, 'id') ?? '').replace(/^f\.find\./, '')];
      const name = people.find(({ id }) => id === value)?.name;
      if (name !== undefined) await this.field(index).locator('input').fill(name);
    }
    await this.press('find');
  }
}

function inputsOf({ inputs, inner }: CardScope): readonly JsonObject[] {
  return [...inputs, ...inner.flatMap(inputsOf)];
}
