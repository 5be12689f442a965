import type { Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { formCard } from '../../../src/views/cards/forms/showing/form-card';
import { mergeTyped } from '../../../src/views/cards/forms/showing/shown-values';
import { inputsIn, markdownIn, nodesIn, runsIn, verbsIn } from './card-checks';
import { makeContext, makeState, requestValues } from './fixtures';
import { frame } from './situations';

describe('a form card', () => {
  test('begins with the reference and nothing else that a lock screen could show', () => {
    const context = makeContext({}, { state: makeState('external-second-opinion') });
    const card = formCard({
      definition: formDefinitions.approve,
      context,
      page: 'only',
      values: {},
      ...frame,
    });
    expect(markdownIn(card)[0]).toBe('Request K7M4-RQX3');
    expect(card['speak']).toBe('Request K7M4-RQX3');
    const fresh = formCard({
      definition: formDefinitions.submit,
      context,
      page: 'child',
      values: {},
      formId: 'f',
    });
    expect(markdownIn(fresh)[0]).toBe('New request');
    expect(nodesIn(fresh).find((node) => node['verb'] === 'next:submit:child')?.['data']).toEqual({
      form: 'f',
    });
  });

  test('counts its mistakes above and says each beside its field', () => {
    const errors = { reason: 'Please give the reason.', proposedBy: 'Please say who.' };
    const context = makeContext({}, { state: makeState('critical-friend') });
    const card = formCard({
      definition: formDefinitions['add-candidate'],
      context,
      page: 'only',
      values: {},
      errors,
      notice: 'Not yet.',
      ...frame,
    });
    expect(markdownIn(card)).toContain('2 fields need your attention. They are marked below.');
    expect(runsIn(card)).toEqual(
      expect.arrayContaining(['Not yet.', 'Please give the reason.', 'Please say who.']),
    );
  });

  test('says where one is, and goes back, on and away', () => {
    const values = requestValues('external-second-opinion');
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'questions',
      values,
      ...frame,
    });
    expect(markdownIn(card)).toContain('Step 5 of 12, page 2 of 3');
    expect(verbsIn(card)).toEqual([
      'next:submit:questions',
      'back:submit:questions',
      'save:submit:questions',
      'discard:submit',
    ]);
  });

  const team = (values: Values, queries: Values = {}) => {
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext({}, {}, 120),
      page: 'people-team',
      values: { ...requestValues('external-second-opinion'), ...values },
      queries,
      ...frame,
    });
    const [input] = inputsIn(card);
    const choices = input?.['choices'] as { title: string; value: string }[];
    return { card, input, choices, names: choices.map(({ title }) => title.split(',')[0]) };
  };
  const nobody = { title: 'Nobody: leave this empty', value: '-' };

  test('offers the eight most suitable people in a plain list, and nobody where nobody need be chosen', () => {
    const { input, choices } = team({});
    expect(input?.['style']).toBe('compact');
    expect(choices).toHaveLength(9);
    expect(choices[0]?.title.split(',')[0]).toBe('Nils Nurse');
    expect(choices.slice(0, 8).every((each) => each.title.includes('Avon Vale'))).toBe(true);
    expect(choices[8]).toEqual(nobody);
  });

  test('finds the others by part of a name and a press, which no client has to know anything about', () => {
    const { card } = team({});
    expect(JSON.stringify(card)).not.toContain('Data.Query');
    const find = inputsIn(card).find((each) => each['id'] === 'f.find.people.team.0');
    expect(find).toMatchObject({ type: 'Input.Text', label: expect.stringContaining('part of the name') });
    const [button] = nodesIn(card).filter((node) => node['title'] === 'Find');
    expect(button).toMatchObject({ type: 'Action.Execute', verb: 'find:submit:people-team:people.team.0' });
  });

  test('shows whom it has found as choices to be seen at once, and keeps what was typed to find them', () => {
    const { card, input, names } = team({ 'people.team.0': '' }, { 'people.team.0': 'vocate 77' });
    expect(input?.['style']).toBe('expanded');
    expect(names).toEqual(['Advocate 77', 'Nobody: leave this empty']);
    expect(inputsIn(card).find((each) => each['id'] === 'f.find.people.team.0')?.['value']).toBe('vocate 77');
  });

  test('whoever was chosen stays chosen while another is looked for', () => {
    const chosen = team({}).choices[3]?.value ?? '';
    const { input, names } = team({ 'people.team.0': chosen }, { 'people.team.0': 'vocate 77' });
    expect(input?.['value']).toBe(chosen);
    expect(names).toHaveLength(3);
    expect(names[1]).toBe('Advocate 77');
  });

  test('of too many it shows the first and asks for more letters; of none it says so and shows whom it had', () => {
    const many = team({}, { 'people.team.0': 'advocate' });
    expect(many.names).toHaveLength(9);
    expect(markdownIn(many.card)).toContain(
      '121 fit, and not all of them are shown. Please type more of the name.',
    );
    const none = team({}, { 'people.team.0': 'no such name' });
    expect(none.names).toEqual(team({}).names);
    expect(markdownIn(none.card)).toContain(
      'Nobody who can be chosen here has a name like that. Please try another part of it.',
    );
  });

  test('choosing nobody empties the field', () => {
    const values = { ...requestValues('external-second-opinion'), 'people.team.0': 'somebody' };
    const context = makeContext({}, {}, 120);
    const merged = mergeTyped(formDefinitions.submit, context, 'people-team', values, {
      'people.team.0': '-',
    });
    expect(merged['people.team.0']).toBe('');
  });

  test('a list that holds everybody is a plain list, with nothing to find in it', () => {
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'route',
      values: requestValues('external-second-opinion'),
      ...frame,
    });
    expect(JSON.stringify(card)).not.toContain('find');
  });

  test('somebody who was found is among the choices by name when the form is opened again', () => {
    const context = makeContext({}, {}, 120);
    const last = formDefinitions.submit
      .pages({ ...context, values: requestValues('external-second-opinion') })
      .flatMap((page) => page.fields)
      .find((field) => field.path === 'people.team.0')
      ?.choices?.()
      .at(-1);
    expect(team({}).choices).not.toContainEqual(last);
    const again = team({ 'people.team.0': last?.value ?? '' });
    expect(again.choices[0]).toEqual(last);
    expect(again.input?.['value']).toBe(last?.value);
  });

  test('offers nobody for an opinion who is not independent (process page I1, I2)', () => {
    const titles = (kind: 'critical-friend' | 'external-second-opinion') => {
      const card = formCard({
        definition: formDefinitions.submit,
        context: makeContext(),
        page: 'route',
        values: requestValues(kind),
        ...frame,
      });
      const choices = (inputsIn(card)[0]?.['choices'] ?? []) as { title: string }[];
      return choices.map((each) => each.title.split(',')[0]).filter((each) => each !== nobody.title);
    };
    expect(titles('external-second-opinion').sort()).toEqual([
      'Dr Olga Outsider',
      'National Epilepsy Surgery Panel',
    ]);
    expect(titles('critical-friend')[0]).toBe('Dr Col League');
    expect(titles('critical-friend')).not.toContain('Dr Nadia Consul');
    expect(titles('critical-friend')).not.toContain('Dr Des Deputy');
  });
});
