import type { FormCommand, Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { nodesIn } from './card-checks';
import { makeContext, makeState } from './fixtures';
import { frame } from './situations';

const state = makeState('external-second-opinion');

/** The buttons of a page that go on or send, as the person reads them. */
function goingOn(command: FormCommand, values: Values, page: string): readonly string[] {
  const context = makeContext(values, { state });
  const card = formCard({ definition: formDefinitions[command], context, page, values, ...frame });
  return nodesIn(card)
    .filter((node) => /^(next|send):/.test(String(node['verb'])))
    .map((node) => `${String(node['title'])} ${String(node['verb'])} ${String(node['style'])}`);
}

describe('a form whose first page decides what is asked next', () => {
  test.each([
    ['correct', 'part', {}],
    ['correct', 'part', { 'correction.part': 'needed-by' }],
    ['record-owed', 'debt', {}],
    ['record-owed', 'debt', { debt: 'd2' }],
  ] as const)('%s: its page “%s” leads on, and sends nothing (%j)', (command, page, values) => {
    expect(goingOn(command, values, page)).toEqual([`Next next:${command}:${page} positive`]);
  });

  test.each([
    ['correct', 'why', { 'correction.part': 'needed-by' }],
    ['record-owed', 'told', { debt: 'd2' }],
  ] as const)('%s: its last page sends', (command, page, values) => {
    expect(goingOn(command, values, page)).toEqual([
      expect.stringMatching(new RegExp(`^(?!Next).+ send:${command}:${page} positive$`)),
    ]);
  });
});
