import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { examineForm } from '../../../src/views/cards/forms/reading/examine-form';
import { previewBlocks, previewParts } from '../../../src/views/cards/forms/showing/preview-blocks';
import { previewCard } from '../../../src/views/cards/forms/showing/preview-card';
import { bytes, libraryEvents, markdownIn, runsIn, verbsIn } from './card-checks';
import { makeContext, requestValues } from './fixtures';
import { filled, frame } from './situations';

describe('the preview', () => {
  const long = (letter: string) => {
    const situation = {
      definition: formDefinitions.submit,
      context: makeContext(requestValues('external-second-opinion')),
    };
    return filled(situation.definition, situation.context, (limit) => letter.repeat(limit / letter.length));
  };

  test.each(['日', '"', '\u0001', '😀'])(
    'shows all of a request at its limits in %j over cards under 28 KB',
    (letter) => {
      const values = long(letter);
      const definition = formDefinitions.submit;
      // A letter that nobody can see counts as nothing written: then each part says what is missing too.
      const { pages, errors } = examineForm(definition, makeContext(values));
      const parts = previewParts(previewBlocks(pages, values, errors)).length;
      const cards = Array.from({ length: parts }, (_, index) =>
        previewCard({
          definition,
          context: makeContext(),
          page: index === 0 ? 'preview' : `preview-${index + 1}`,
          values,
          ...frame,
        }),
      );
      for (const card of cards) {
        expect(bytes(card)).toBeLessThan(28_000);
        expect(libraryEvents(card)).toEqual([]);
      }
      expect(cards.flatMap(runsIn).join('')).toContain(values['options.3.harms'] ?? 'nothing');
      const sends = cards.map((card) => verbsIn(card).filter((verb) => verb.startsWith('send:')));
      expect(sends.slice(0, -1).flat()).toEqual([]);
      expect(sends.at(-1)).toEqual([`send:submit:preview-${parts}`]);
    },
  );

  test('asks for what is best for the child, and says to ring as well when it is urgent', () => {
    const values = { ...requestValues('critical-friend'), 'question.urgency': 'urgent' };
    const card = previewCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'preview',
      values,
      ...frame,
    });
    expect(markdownIn(card).join(' ')).toContain('what is best for the child, not to shore up one side');
    expect(runsIn(card)).toContain('This is urgent. Ring as well: 0117 496 0000. Who rang, when?');
    expect(verbsIn(card)).toContain('goto:submit:child');
    expect(runsIn(card)).toEqual(
      expect.arrayContaining([
        '29 February 2020',
        'Dr Nadia Consul, consultant in paediatric neurology, Avon Vale NHS Trust',
      ]),
    );
  });

  test('shows dates as people write them, and a date that does not exist as it was typed', () => {
    const page = { definition: formDefinitions.submit, context: makeContext(), page: 'preview', ...frame };
    const values = { ...requestValues('critical-friend'), 'child.dateOfBirth': '2020-02-31' };
    const runs = [1, 2].flatMap((part) => runsIn(previewCard({ ...page, page: `preview-${part}`, values })));
    expect(runs).toEqual(expect.arrayContaining(['2020-02-31', '15 January 2027']));
  });

  test('marks what is still missing', () => {
    const { 'child.initials': _, ...values } = requestValues('critical-friend');
    const card = previewCard({
      definition: formDefinitions.submit,
      context: makeContext(),
      page: 'preview',
      values,
      ...frame,
    });
    expect(runsIn(card)).toContain('Enter the child’s initials.');
  });
});
