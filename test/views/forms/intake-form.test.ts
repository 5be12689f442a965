import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Nation } from '../../../src/domain/rules/nation';
import type { Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { checkPage, readForm } from '../../../src/views/cards/forms/reading/read-form';
import { previewCard } from '../../../src/views/cards/forms/showing/preview-card';
import { runsIn } from './card-checks';
import {
  colleague,
  consultant,
  gp,
  makeContext,
  nurse,
  outsider,
  requestValues,
  theDirectory,
} from './fixtures';
import { errorsOf, read } from './read';

describe('a whole request', () => {
  test.each(['critical-friend', 'external-second-opinion'] as const)(
    'for a %s becomes the command',
    (kind) => {
      const command = read('submit', requestValues(kind));
      expect(command).toMatchObject({
        type: 'submit',
        request: {
          kind,
          safety: { acutelyDeteriorating: 'no', proceedings: 'no', proceedingsUnderstood: 'no' },
          child: { initials: 'ÔW', dateOfBirth: '2020-02-29', nhsNumber: '9991000011', organisation: 'AAA1' },
          people: { namedConsultant: consultant, team: [nurse, gp], suggestedBy: 'family' },
          question: {
            questions: ['Is surgery likely to help?', 'What if we wait a year?'],
            urgency: 'routine',
          },
          options: [
            {
              title: 'Surgery',
              proposed: 'yes',
              benefits: 'Fewer seizures',
              harms: 'Pain, weeks in hospital',
            },
            { title: 'Another drug', proposed: 'no', benefits: 'No operation', harms: 'Drowsiness' },
          ],
          family: { interpreter: 'yes' },
          route: {
            candidates: [
              { candidate: kind === 'critical-friend' ? colleague : outsider, proposedBy: 'team' },
            ],
          },
        },
      });
      expect(command.type === 'submit' && 'disagreement' in command.request.people).toBe(false);
    },
  );

  test('takes what the server adds, such as the request it is linked from', () => {
    const linkedFrom = { ref: 'K7M4-RQX3', barred: [colleague], whatIsNew: 'A scan', earlierOpinions: 0 };
    expect(read('submit', requestValues('external-second-opinion'), { added: { linkedFrom } })).toMatchObject(
      { linkedFrom },
    );
  });

  test('keeps text exactly as typed', () => {
    const text = '  ${x} <at>y</at>\r\n **z** 👩‍👩‍👧 بچے ';
    const values = { ...requestValues('critical-friend'), 'question.decision': text };
    expect(read('submit', values)).toMatchObject({ request: { question: { decision: text } } });
  });
});

describe('the national number', () => {
  const nationwide = (nation: Nation) => {
    const { organisations, ...others } = theDirectory();
    const moved = { ...others, organisations: organisations.map((each) => ({ ...each, nation })) };
    return { facts: { directory: indexDirectory(moved) } };
  };
  const hintIn = (nation: Nation) =>
    formDefinitions.submit
      .pages(makeContext(requestValues('external-second-opinion'), nationwide(nation)))
      .flatMap(({ fields }) => fields)
      .find(({ path }) => path === 'child.nhsNumber')?.hint;

  test.each([
    ['england', /^Here mostly the NHS number/],
    ['wales', /^Here mostly the NHS number/],
    ['scotland', /^Here mostly the CHI number/],
    ['northern-ireland', /^Here mostly the Health and Care number/],
  ] as const)('in %s the hint names the usual one first, and says that others are taken', (nation, hint) => {
    expect(hintIn(nation)).toMatch(hint);
    expect(hintIn(nation)).toMatch(/A child from /);
  });

  test('of any nation is taken wherever the child is treated', () => {
    const given = requestValues('external-second-opinion');
    for (const typed of ['999 100 0011', '320 000 0015', '290220 1206'])
      expect(read('submit', { ...given, 'child.nhsNumber': typed })).toMatchObject({
        request: { child: { nhsNumber: typed.replaceAll(' ', '') } },
      });
  });
});

test('urgent, and needed in more than three months, is asked about where it is chosen and in the last read', () => {
  const asked = (values: Values) => {
    const context = makeContext({ ...requestValues('external-second-opinion'), ...values });
    const { fields } = formDefinitions.submit.pages(context).find(({ id }) => id === 'question') ?? {
      fields: [],
    };
    const card = previewCard({
      definition: formDefinitions.submit,
      context,
      page: 'preview',
      values: context.values,
      formId: 'f1',
    });
    return [fields.find(({ path }) => path === 'question.urgency')?.hint ?? '', runsIn(card).join('\n')];
  };
  const words = 'You chose urgent, and a date in more than three months: 5 March 2027. Is that right?';
  const urgent = { 'question.urgency': 'urgent' };
  for (const text of asked({ ...urgent, 'question.neededBy': '2027-03-05' })) expect(text).toContain(words);
  for (const values of [
    { ...urgent, 'question.neededBy': '2027-02-20' },
    { 'question.urgency': 'soon', 'question.neededBy': '2027-03-05' },
    { ...urgent, 'question.neededBy': 'next March' },
  ])
    for (const text of asked(values)) expect(text).not.toContain('Is that right?');
});

describe('mistakes at intake', () => {
  test('are all told of in the first round: also what needs the time and the directory, while others are missing', () => {
    const {
      'child.initials': _,
      'people.suggestedBy': __,
      'safety.acutelyDeteriorating': ___,
      ...less
    } = requestValues('external-second-opinion');
    const errors = errorsOf('submit', {
      ...less,
      'child.dateOfBirth': '2026-12-02',
      'people.namedConsultant': outsider,
      'safety.proceedings': 'yes',
    });
    expect(errors).toMatchObject({
      'child.initials': expect.stringMatching(/initials/),
      'child.dateOfBirth': expect.stringMatching(/future/),
      'people.suggestedBy': expect.stringMatching(/Select who/),
      'people.namedConsultant': expect.stringMatching(/consultant of the treating organisation/),
      'safety.acutelyDeteriorating': expect.stringMatching(/Select whether/),
      'safety.proceedingsUnderstood': expect.stringMatching(/expert witness/),
    });
  });

  const wrong = (path: string, value: string) =>
    errorsOf('submit', { ...requestValues('external-second-opinion'), [path]: value })[path];
  test.each([
    ['child.initials', '', /initials/],
    ['child.initials', 'ABCDEFGHI', /8 characters/],
    ['child.dateOfBirth', '2026-12-02', /future/],
    ['child.dateOfBirth', '2008-12-01', /18 or over/],
    ['child.dateOfBirth', '01/02/2020', /2026-12-31/],
    ['child.nhsNumber', '999 100 0012', /^This is not a valid NHS number/],
    ['child.nhsNumber', '320 000 0016', /^This is not a valid Health and Care number/],
    ['child.nhsNumber', '290220 1232', /^This is not a valid CHI number/],
    ['child.nhsNumber', '500 000 0005', /^No NHS, CHI or Health and Care number begins with 500/],
    ['child.nhsNumber', '010210 9001', /^A CHI number begins with the date of birth. .* 29\/02\/2020/],
    ['child.organisation', 'nowhere', /an HSC Trust or a Health Board/],
    ['people.namedConsultant', 'someone', /named consultant/],
    ['people.namedConsultant', colleague.replace('8', '77'), /./],
    ['people.familyAdvocate', 'nobody', /list/],
    ['people.team.0', 'nobody', /list/],
    ['question.neededBy', '2026-11-30', /passed/],
    ['question.type', 'astrology', /kind of question/],
    ['question.decision', 'x'.repeat(100_000), /1,000 characters and has 100,000/],
    ['question.decision', 'a\u0000b', /cannot be saved/],
    ['question.decision', 'a\ud800b', /cannot be saved/],
    ['question.decision', ' \n ', /decision/],
    ['options.0.title', '', /name of the option/],
    ['route.candidates.0.candidate', consultant, /named consultant/],
    ['route.candidates.0.candidate', colleague, /treating organisation/],
  ])('%s holding %j is answered beside the field', (path, value, message) => {
    expect(wrong(path, value)).toMatch(message);
  });

  test('a request for a child who is getting worse now is never whole (process page I14)', () => {
    expect(wrong('safety.acutelyDeteriorating', 'yes')).toContain('Nothing has been sent');
  });

  test('proceedings go on only knowingly, and are asked about beside the tick', () => {
    expect(wrong('safety.proceedings', 'yes')).toBeUndefined();
    const values = { ...requestValues('critical-friend'), 'safety.proceedings': 'yes' };
    expect(errorsOf('submit', values)['safety.proceedingsUnderstood']).toContain('expert witness');
    expect(errorsOf('submit', { ...values, 'safety.proceedingsUnderstood': 'yes' })).toEqual({});
  });

  test('a message finds its field when blank entries before it were dropped', () => {
    const values = {
      ...requestValues('external-second-opinion'),
      'question.questions.2': 'x'.repeat(1_001),
      'options.2.harms': '',
    };
    const errors = errorsOf('submit', values);
    expect(Object.keys(errors).sort()).toEqual(['options.2.harms', 'question.questions.2']);
  });

  test('a date that has passed is said on its own page, with the words that sending gives', () => {
    const whole = requestValues('external-second-opinion');
    const passed = 'question.neededBy';
    const message = 'This date has passed. Enter the date by which you need the opinion.';
    const refusal = { [passed]: message };
    const begun = Object.entries(whole).filter(([path]) => !path.startsWith('question.questions'));
    for (const command of ['submit', 'revise'] as const) {
      const values = { ...Object.fromEntries(begun), [passed]: '2026-11-30' };
      expect(checkPage(formDefinitions[command], makeContext(), 'question', values)).toEqual(refusal);
      const today = { ...values, [passed]: '2026-12-01' };
      expect(checkPage(formDefinitions[command], makeContext(), 'question', today)).toEqual({});
    }
    const correct = (part: string, page: string) => {
      const values = {
        'correction.part': part,
        'correction.neededBy': '2026-11-30',
        'correction.question.neededBy': '2026-11-30',
        'correction.urgency': 'soon',
      };
      return checkPage(formDefinitions.correct, makeContext(), page, values);
    };
    expect(correct('needed-by', 'needed-by')).toEqual({ 'correction.neededBy': message });
    expect(correct('question', 'question')).toMatchObject({ 'correction.question.neededBy': message });
    expect(correct('urgency', 'urgency')).toEqual({});
  });

  test('an option begun and not finished is asked for, one never begun is not', () => {
    const values = { ...requestValues('external-second-opinion'), 'options.1.evidence': 'A trial' };
    expect(Object.keys(errorsOf('submit', values)).sort()).toEqual([
      'options.1.benefits',
      'options.1.harms',
      'options.1.title',
    ]);
  });

  test('a page is checked by itself, and the whole form names the first page with a mistake', () => {
    const { submit } = formDefinitions;
    const values = { kind: 'critical-friend', 'safety.proceedings': 'no' };
    expect(checkPage(submit, makeContext(), 'kind', values)).toEqual({});
    expect(Object.keys(checkPage(submit, makeContext(), 'safety', values))).toEqual([
      'safety.acutelyDeteriorating',
    ]);
    expect(checkPage(submit, makeContext(), 'nowhere', values)).toEqual({});
    expect(readForm(submit, makeContext(), values)).toMatchObject({ ok: false, firstPage: 'safety' });
  });
});

describe('the weight of a request (process page §3)', () => {
  const begun = (kind: string) => {
    const context = makeContext();
    const { initial } = formDefinitions.submit;
    return makeContext({ ...initial(context), kind });
  };
  const weight = (kind: string) => {
    const context = begun(kind);
    const pages = formDefinitions.submit.pages(context);
    const asked = pages
      .flatMap(({ fields }) => fields)
      .filter(({ path, required }) => required && (path === 'kind' || (context.values[path] ?? '') === ''));
    return { answers: asked.length, cards: pages.length };
  };

  test('a critical friend takes twelve answers on six cards, where the bot knows hospital and specialty', () => {
    expect(weight('critical-friend')).toEqual({ answers: 12, cards: 6 });
  });

  test('what was typed before, as for the other kind, stays in a request to a critical friend', () => {
    const pages = (values: Record<string, string>) =>
      formDefinitions.submit.pages(makeContext({ kind: 'critical-friend', ...values })).map(({ id }) => id);
    expect(pages({})).not.toContain('family');
    expect(pages({ more: 'yes' })).toContain('family');
    expect(pages({ 'family.mattersMost': 'To be at home' })).toContain('family');
  });

  test('to a critical friend the team has proposed and suggested where nobody else is named', () => {
    const values = { ...requestValues('critical-friend') };
    for (const path of ['people.suggestedBy', 'question.type', 'route.candidates.0.proposedBy'])
      delete values[path];
    expect(read('submit', values)).toMatchObject({
      request: {
        people: { suggestedBy: 'team' },
        question: { type: 'other' },
        route: { candidates: [{ candidate: colleague, proposedBy: 'team' }] },
      },
    });
    const external = { ...values, kind: 'external-second-opinion' };
    expect(Object.keys(errorsOf('submit', external))).toEqual(
      expect.arrayContaining(['people.suggestedBy', 'question.type']),
    );
  });
});
