import type { Locator, Page } from 'playwright-core';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import type { FormCommand } from '../../src/views/cards/forms/field';
import { texts } from '../../src/views/words/texts';
import { type Answers, first } from '../e2e/support/answers';
import { type Questions, questionsOf } from './labels';

const patienceMs = 20_000;
const findLabel = /: part of the name, if not in the list$/;
const date = /^\d{4}-\d\d-\d\d$/;

/** Somebody in Microsoft's Agents Playground, who reads the cards and presses their buttons as they stand on the page. */
export class PlaygroundPlayer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The newest card, whose words may be asked for. */
  #card(words = ''): Locator {
    return this.#page.locator('.ac-adaptiveCard').filter({ hasText: words }).last();
  }

  async say(text: string): Promise<void> {
    await this.#page.getByRole('textbox').last().click();
    await this.#page.keyboard.type(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Waits until such a card has come; cards come after the press that brought them. */
  async comesToSee(words: string): Promise<void> {
    await this.#card(words)
      .waitFor({ timeout: patienceMs })
      .catch(async () => {
        throw new Error(`“${words}” does not come. There is: ${(await this.#card().textContent()) ?? ''}`);
      });
  }

  async press(title: string, on = ''): Promise<void> {
    const button = this.#card(on).getByRole('button', { name: title, exact: true }).last();
    await button.waitFor({ timeout: patienceMs });
    await this.#pressed(button);
  }

  /** The reference on the newest card. */
  async ref(): Promise<string> {
    const [ref] = /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await this.#card('Request').textContent()) ?? '') ?? [];
    if (ref === undefined) throw new Error(`No reference on: ${(await this.#card().textContent()) ?? ''}`);
    return ref;
  }

  /** Opens a command's form from the newest card about the case, and fills it in to its end. */
  async give(ref: string, command: FormCommand, answers: Answers = {}): Promise<void> {
    await this.comesToSee(`Request ${ref}`);
    await this.press(texts.commands[command], `Request ${ref}`);
    await this.fillIn(command, answers);
  }

  /** Goes through the form that is open, page by page: fills in what is asked and presses the button that stands out. */
  async fillIn(command: FormCommand, answers: Answers): Promise<void> {
    const questions = questionsOf(command, answers);
    const form = () => this.#page.locator('.ac-adaptiveCard:has(button[aria-label="Discard"])').last();
    await form().waitFor({ timeout: patienceMs });
    for (let pages = 0; (await form().count()) > 0; pages += 1) {
      if (pages > 60 || /need(s)? your attention/.test((await form().textContent()) ?? ''))
        throw new Error(`The form ${command} does not go on: ${(await form().textContent()) ?? ''}`);
      await this.#fillPage(form, questions);
      await this.#pressed(form().locator('button:has(.style-positive)').last());
    }
  }

  async #fillPage(form: () => Locator, questions: Questions): Promise<void> {
    const labels = await form().locator('label.ac-richTextBlock').allInnerTexts();
    const wanted = labels.map((label) => (findLabel.test(label) ? undefined : questions.take(label)));
    // Everybody is found by name, whether or not the list before offers them already.
    const named = labels.map((label, index) => {
      const answer = findLabel.test(label) ? wanted[index - 1] : undefined;
      return answer === undefined ? undefined : nameOf(answer);
    });
    const field = (index: number) => form().locator('.ac-input-container').nth(index);
    for (const [index, name] of named.entries())
      if (name !== undefined) await field(index).locator('input').fill(name);
    if (named.some((name) => name !== undefined))
      await this.#pressed(form().getByRole('button', { name: 'Find', exact: true }).first());
    for (const [index, answer] of wanted.entries())
      if (answer !== undefined) await this.#answer(field(index), answer);
  }

  async #answer(field: Locator, answer: string): Promise<void> {
    const [input] = await field.locator('input, textarea').all();
    const type = await input?.getAttribute('type');
    if (type === 'checkbox') return field.locator('input').setChecked(answer === 'yes', { force: true });
    if (type === 'radio') {
      const of =
        answer === first ? field.locator('input').first() : field.locator(`input[value="${answer}"]`);
      return of.check({ force: true });
    }
    if ((await input?.getAttribute('role')) !== 'combobox') return input?.fill(answer);
    if (date.test(answer)) {
      await input?.fill(answer);
      await this.#page.keyboard.press('Enter');
      // The calendar that opens lies over the next question.
      return this.#page.keyboard.press('Escape');
    }
    if (answer !== first) return;
    await input?.click();
    await this.#page.getByRole('option').first().click();
  }

  /** Presses, and waits until something else is in the chat. */
  async #pressed(button: Locator): Promise<void> {
    const chat = () => this.#page.locator('.ac-adaptiveCard').allInnerTexts();
    const before = JSON.stringify(await chat());
    await button.click();
    const giveUpAt = Date.now() + patienceMs;
    while (JSON.stringify(await chat()) === before) {
      if (Date.now() > giveUpAt) throw new Error(`Nothing came of the press: ${before.slice(-2_000)}`);
      await this.#page.waitForTimeout(100);
    }
    await this.#page.waitForTimeout(200);
  }
}

function nameOf(id: string): string {
  return inventedDirectory.people.find((each) => each.id === id)?.name ?? id;
}
