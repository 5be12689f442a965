import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { examineForm } from '../../../src/views/cards/forms/reading/examine-form';
import { previewBlocks } from '../../../src/views/cards/forms/showing/preview-blocks';
import { colleague, makeContext, outsider, requestValues } from './fixtures';
import { errorsOf } from './read';

/** Who is offered as candidate before anything is sent (process page I1, I2). */

const candidateOf = (values: Values) => {
  const { pages } = examineForm(formDefinitions.submit, makeContext(values));
  const found = pages
    .flatMap(({ fields }) => fields)
    .find(({ path }) => path === 'route.candidates.0.candidate');
  if (found === undefined) throw new Error('nobody is asked whom to ask');
  return found;
};
const offered = (values: Values) =>
  candidateOf(values)
    .choices?.()
    .map(({ value }) => value);

describe('somebody in the team around the child, wherever they work', () => {
  const values = { ...requestValues('external-second-opinion'), 'route.candidates.0.candidate': '' };

  test('is left out of the list and of what a search finds', () => {
    expect(offered(values)).toContain(outsider);
    expect(offered({ ...values, 'people.team.2': outsider })).not.toContain(outsider);
    expect(offered({ ...values, 'people.gp': outsider })).not.toContain(outsider);
  });

  test('is marked on the page and in the last read where they were put in the team afterwards', () => {
    const chosen = { ...requestValues('external-second-opinion'), 'people.team.2': outsider };
    expect(errorsOf('submit', chosen)).toMatchObject({
      'route.candidates.0.candidate': expect.stringMatching(/team around the child/),
    });
  });
});

describe('a critical friend from outside the organisation is possible, with a warning to whoever chooses them', () => {
  const values = (candidate: string) => ({
    ...requestValues('critical-friend'),
    'route.candidates.0.candidate': candidate,
  });

  test('in the list itself, at the field, and beside the answer in the last read', () => {
    const field = candidateOf(values(outsider));
    const title = field.choices?.().find(({ value }) => value === outsider)?.title;
    expect(title).toMatch(/\(from outside the organisation\)$/);
    expect(field.hint).toMatch(/^Works outside the organisation/);
    const { pages, errors } = examineForm(formDefinitions.submit, makeContext(values(outsider)));
    const block = previewBlocks(pages, values(outsider), errors).find(({ value }) =>
      value.includes('outside'),
    );
    expect(block?.value).toMatch(/Works outside the organisation/);
    expect(errors).toEqual({});
  });

  test('not for a colleague', () => {
    const field = candidateOf(values(colleague));
    expect(field.warning).toBeUndefined();
    expect(field.choices?.().find(({ value }) => value === colleague)?.title).not.toMatch(/outside/);
  });
});

describe('a region’s directory', () => {
  const values = requestValues('external-second-opinion');

  test('who may be asked is worked out once for a request as it is, and anew for another directory', () => {
    const context = makeContext(values);
    const listIn = (facts: typeof context.facts) =>
      examineForm(formDefinitions.submit, { ...context, facts })
        .pages.flatMap(({ fields }) => fields)
        .find(({ path }) => path === 'route.candidates.0.candidate')
        ?.choices?.();
    const { facts } = context;
    expect(listIn(facts)).toBe(listIn(facts));
    const without = facts.directory.directory.people.filter(({ id }) => id !== outsider);
    const directory = indexDirectory({ ...facts.directory.directory, people: without });
    const ids = (choices: ReturnType<typeof listIn>) => choices?.map(({ value }) => value);
    expect(ids(listIn(facts))).toContain(outsider);
    expect(ids(listIn({ ...facts, directory }))).not.toContain(outsider);
  });
});
