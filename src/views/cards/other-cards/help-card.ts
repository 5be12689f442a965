import { kind } from '../../../domain/case/stored/request';
import { familyTexts } from '../../families/family-texts';
import { texts } from '../../words/texts';
import { formText } from '../forms/form-texts';
import { fact, plain, type Section, section, subtle } from '../lines';
import { freeButton, ourLines, wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';

export interface BotCommand {
  /** What a person types. */
  readonly title: string;
  readonly description: string;
}

/** What the bot understands when it is typed: for the help card and the app's manifest. */
export const botCommands: readonly BotCommand[] = Object.entries(texts.help.commands).map(
  ([title, description]) => ({
    title,
    description,
  }),
);

/** A button for each kind of request. */
export const askButtons = () =>
  kind.options.map((each) => freeButton(`Ask: ${texts.kinds[each].toLowerCase()}`, `new:${each}`));

const buttons = () => [
  ...askButtons(),
  freeButton('My requests', 'list:mine'),
  freeButton(familyTexts.button, 'families'),
  freeButton('Glossary', 'glossary'),
];

const commandSection = (): readonly Section[] => [
  ...section(
    texts.help.title,
    botCommands.map(({ title, description }) => fact(title, description)),
  ),
  ...section('', [subtle(texts.help.more)]),
];

/** What can be written to the bot. */
export function helpCard(): AdaptiveCard {
  return wordsCard({ title: 'Help', sections: commandSection(), buttons: buttons() });
}

/** Nobody reads what is written to a bot: whoever writes of a child who is getting worse reads at once what to do (I14). */
const ifWorse = (route: string | undefined): readonly Section[] =>
  section(
    texts.messages.worseTitle,
    [plain(route ?? formText('stopNoRoute')), plain(texts.messages.notWatched)],
    'attention',
  );

/**
 * The answer to a message that is no command: kind, with help, and repeating nothing of what was written. What to do for
 * a child who is getting worse comes first, whatever was meant.
 * @param route the rapid review route of the organisation for which the person works, where it is known
 */
export function unknownMessageCard(route?: string): AdaptiveCard {
  const { unknownTitle, unknown } = texts.messages;
  return wordsCard({
    title: unknownTitle,
    lines: [plain(unknown)],
    sections: [...ifWorse(route), ...commandSection()],
    buttons: buttons(),
  });
}

/** The answer to a picture or file alone: what becomes of it, and what can be written. */
export function filesCard(): AdaptiveCard {
  const { filesTitle, files } = texts.messages;
  return wordsCard({
    title: filesTitle,
    lines: [plain(files)],
    sections: commandSection(),
    buttons: buttons(),
  });
}

/** The first card somebody gets. */
export function welcomeCard(): AdaptiveCard {
  const { title, lines } = texts.welcome;
  return wordsCard({ title, lines: ourLines(lines), sections: commandSection(), buttons: buttons() });
}
