import { searchActivity } from './activities';
import type { CardScope } from './card-scopes';
import { scopeOf } from './card-scopes';
import type { ActParts } from './exchange';
import { exchange, inChat, shownCardOf } from './exchange';
import type { JsonObject } from './json';
import { objectAt, textAt } from './json';
import { type FoundChoice, readSearchReply } from './search-reply';

export interface SearchActs {
  /**
   * Types into a list on the card in the person's chat that looks its choices up; gives what the bot found.
   * Rejects when the card asks for no such choices, or the bot's answer is not one that Teams takes.
   */
  lookUp(personId: string, cardId: string, dataset: string, text: string): Promise<readonly FoundChoice[]>;
}

/** Every input of a card, those of its ShowCards too. */
function inputsOf({ inputs, inner }: CardScope): readonly JsonObject[] {
  return [...inputs, ...inner.flatMap(inputsOf)];
}

/** Looking choices up, as a person's client carries it out. */
export function createSearchActs(parts: ActParts): SearchActs {
  return {
    async lookUp(personId, cardId, dataset, queryText) {
      const member = inChat(parts, personId);
      const asked = inputsOf(scopeOf(shownCardOf(parts, personId, cardId)));
      if (!asked.some((input) => textAt(objectAt(input, 'choices.data'), 'dataset') === dataset))
        throw new Error(`No list on the card looks up “${dataset}”`);
      const activity = searchActivity(member, parts.frame(), { replyToId: cardId, dataset, queryText });
      return readSearchReply(await exchange(parts, personId, activity));
    },
  };
}
