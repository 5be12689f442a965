import { glossary } from '../../../src/domain/process/tables/glossary';
import { messageCard, nothingCard } from '../../../src/views/cards/message-card';
import { chooseKindCard } from '../../../src/views/cards/other-cards/choose-kind-card';
import { foldedCard } from '../../../src/views/cards/other-cards/folded-card';
import { glossaryCard } from '../../../src/views/cards/other-cards/glossary-card';
import {
  botCommands,
  helpCard,
  unknownMessageCard,
  welcomeCard,
} from '../../../src/views/cards/other-cards/help-card';
import { neutralSummary } from '../../../src/views/neutral-summary';
import { texts } from '../../../src/views/words/texts';
import { parseVerb } from '../../../src/workflow/conversation/verbs';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { bytes, libraryEvents, markdownIn, nodesIn, runsIn, verbsIn } from '../forms/card-checks';

const cards = {
  help: helpCard(),
  unknown: unknownMessageCard(),
  welcome: welcomeCard(),
  glossary: glossaryCard(),
  term: glossaryCard('ESO'),
  kinds: chooseKindCard(),
  old: oldCopy(people.coordinator),
  message: messageCard({ title: 'Not saved', text: 'Please try again.', tone: 'attention' }),
  nothing: nothingCard(),
};

test.each(Object.entries(cards))('the card %s is sound, small and begins neutrally', (_, card) => {
  expect(libraryEvents(card)).toEqual([]);
  expect(card.version).toBe('1.5');
  expect(bytes(card)).toBeLessThan(28_000);
  expect(['Second opinions', 'Request K7M4-RQX3']).toContain(markdownIn(card)[0] ?? card['speak']);
});

test('help names every command that the bot understands', () => {
  const text = runsIn(helpCard()).join('\n');
  expect(botCommands.map(({ title }) => title)).toEqual([
    'new request',
    'my requests',
    'status',
    'find',
    'worklist',
    'for families',
    'glossary',
    'help',
  ]);
  for (const { title, description } of botCommands) {
    expect(text).toContain(title);
    expect(text).toContain(description);
  }
  expect(runsIn(unknownMessageCard()).join('\n')).toContain('status');
});

function oldCopy(viewer: string) {
  return foldedCard({ state: caseIn('under-review'), facts, viewer, now });
}

test('an old copy is one line that is pressed as a whole: how far it had come, when, and that there is a newer one', () => {
  const made = oldCopy(people['named-consultant']);
  expect(made.body).toHaveLength(1);
  expect(runsIn(made).map((each) => each.replaceAll('\u00a0', ' '))).toEqual([
    'K7M4-RQX3, Tue 8 Dec, 10:00: With the reviewer. There is a newer card further down. Show it here.',
  ]);
  expect(nodesIn(made).filter((node) => node['verb'] !== undefined)).toEqual([
    {
      type: 'Action.Execute',
      title: runsIn(made).join(),
      verb: 'show:case',
      data: { case: 'K7M4-RQX3' },
    },
  ]);
});

test('whoever was only asked, or has no part, reads nothing of the request on an old copy', () => {
  for (const viewer of [people.candidate, 'a stranger'])
    expect(runsIn(oldCopy(viewer))).toEqual(['K7M4-RQX3: there is a newer card further down. Show it here.']);
});

test('choosing the kind begins with the child who cannot wait, and says when each fits', () => {
  const text = runsIn(chooseKindCard());
  expect(text.findIndex((each) => each.includes('rapid review route'))).toBeLessThan(
    text.indexOf(texts.chooseKind['critical-friend'].what),
  );
  expect(verbsIn(chooseKindCard())).toEqual(['new:critical-friend', 'new:external-second-opinion']);
});

test('the glossary shows one term as asked, however it is spelt, or the names of all, each to be pressed', () => {
  expect(markdownIn(glossaryCard('extrenal second opinions'))).toContain('External second opinion');
  const pressed = verbsIn(glossaryCard()).map((verb) => glossaryCard(parseTerm(verb)));
  expect(pressed.map((card) => markdownIn(card).at(-1))).toEqual(glossary.map(({ term }) => term));
  expect(nodesIn(glossaryCard()).length).toBeLessThan(150);
  const unknown = glossaryCard('<at>nothing</at>');
  expect(JSON.stringify(unknown)).not.toContain('<at>');
  expect(runsIn(unknown)).toContain('These are the terms I know. Press one to read what it means here.');
});

function parseTerm(verb: string): string {
  const read = parseVerb(verb);
  if (read?.kind !== 'glossary') throw new Error(`${verb} asks for no term`);
  return read.term;
}

test('a message shows the text of others as it was typed', () => {
  const typed = '**${x}** <at>a</at>';
  const made = messageCard({ title: typed, text: typed });
  expect(runsIn(made).filter((each) => each === typed)).toHaveLength(2);
  expect(markdownIn(made)).toEqual(['Second opinions']);
});

test('a lock screen gets a reference and what sort of thing waits, nothing else', () => {
  expect(neutralSummary('K7M4-RQX3', 'invitation')).toBe('Request K7M4-RQX3: you are invited');
  for (const kind of Object.keys(texts.notices) as (keyof typeof texts.notices)[]) {
    expect(neutralSummary('K7M4-RQX3', kind)).toMatch(/^Request K7M4-RQX3: [a-z: ]+$/);
  }
});

test('whoever writes something else reads first what to do for a child who is getting worse, by their own hospital', () => {
  const text = runsIn(unknownMessageCard('Ring 2222 and ask for the rapid review team.')).join('\n');
  expect(text).toMatch(/Ring 2222 and ask for the rapid review team\.\n?Nobody reads what is written here\./);
  expect(runsIn(unknownMessageCard()).join('\n')).toContain('Ring your hospital’s switchboard now');
});
