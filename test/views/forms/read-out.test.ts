import { kind } from '../../../src/domain/case/stored/request';
import { relayable } from '../../../src/domain/process/tables/lifecycle';
import { formFor } from '../../../src/views/cards/forms/form-definitions';
import { relayed } from '../../../src/views/cards/forms/relayed';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';

/** What the coordinator fills in for somebody else never seems to ask the coordinator (process page §7). */

const name = 'Dr Rochat-Favre';
const forms = kind.options.flatMap((each) =>
  relayable.flatMap((command) => {
    const definition = formFor(command);
    if (definition === undefined) return [];
    const state = caseIn('under-review', { kind: each });
    const context = { state, facts, viewer: people.reviewer ?? people.candidate, now, values: {} };
    const form = relayed(definition, `${command}@c1`, name);
    const pages = form.pages(context);
    return [{ command, pages: pages.slice(0, -1), last: pages.at(-1) }];
  }),
);
const words = (command: string) =>
  forms
    .filter((each) => each.command === command)
    .flatMap(({ pages }) => pages)
    .flatMap(({ title, intro, fields }) => [title, intro, ...fields.flatMap((f) => [f.label, f.hint])]);

test('whatever is said to the person is marked to be read out, in every form that can be relayed', () => {
  expect(forms.length).toBeGreaterThan(10);
  const all = forms.flatMap(({ command }) => words(command));
  const toThem = all.filter((text) => /\byou\b|\byour\b|\bI have\b|\?$/i.test(text));
  expect(toThem.length).toBeGreaterThan(10);
  expect(toThem.filter((text) => !text.startsWith('Read out: '))).toEqual([]);
});

test('what is theirs carries their name, and each question is read out in its own words', () => {
  expect(words('accept')).toEqual(
    expect.arrayContaining([
      'Dr Rochat-Favre’s registration number',
      'Dr Rochat-Favre’s acceptance',
      'Read out: Can you give the opinion by the date needed?',
      'Read out: Do you have a financial interest?',
    ]),
  );
  expect(words('stand-down')).toContain(
    'Read out: Your access ends and somebody else is asked. Your draft is kept.',
  );
});

test('the last page asks the coordinator, and is not read out', () => {
  for (const { last } of forms)
    expect(last?.fields.map(({ label }) => label)).toContain('Who confirmed it when you read it back?');
});
