import type { Values } from '../../../src/views/cards/forms/field';
import { formCard } from '../../../src/views/cards/forms/form-card';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
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
    const values = requestValues('critical-friend');
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'questions',
      values,
      ...frame,
    });
    expect(markdownIn(card)).toContain('Step 5 of 11: The question (2 of 3)');
    expect(verbsIn(card)).toEqual([
      'next:submit:questions',
      'back:submit:questions',
      'save:submit:questions',
      'discard:submit',
    ]);
  });

  const team = (values: Values) => {
    const card = formCard({
      definition: formDefinitions.submit,
      context: makeContext({}, {}, 120),
      page: 'people-team',
      values: { ...requestValues('external-second-opinion'), ...values },
      ...frame,
    });
    const [input] = inputsIn(card);
    return { input, choices: input?.['choices'] as { title: string; value: string }[] };
  };

  test('offers the eight most suitable people; the others are found by typing part of a name', () => {
    const { input, choices } = team({});
    expect(choices).toHaveLength(8);
    expect(choices[0]?.title.split(',')[0]).toBe('Nils Nurse');
    expect(choices.every((each) => each.title.includes('Avon Vale'))).toBe(true);
    expect(input?.['choices.data']).toEqual({
      type: 'Data.Query',
      dataset: `${frame.ref}/submit/people.team.0`,
    });
  });

  test('somebody found by typing stands among the choices by name when the form is opened again', () => {
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
      return ((inputsIn(card)[0]?.['choices'] ?? []) as { title: string }[]).map(
        (each) => each.title.split(',')[0],
      );
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
