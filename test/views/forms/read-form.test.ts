import fc from 'fast-check';
import type { Command } from '../../../src/domain/case/commands';
import type { FormCommand, FormContext, Values } from '../../../src/views/cards/forms/field';
import { flatten } from '../../../src/views/cards/forms/flatten';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { pageAfter, pageBefore } from '../../../src/views/cards/forms/page-order';
import { checkPage, readForm, withRefusal } from '../../../src/views/cards/forms/read-form';
import { mergeTyped } from '../../../src/views/cards/forms/shown-values';
import {
  colleague,
  consultant,
  gp,
  makeContext,
  makeState,
  nurse,
  outsider,
  requestValues,
} from './fixtures';

const commands = Object.keys(formDefinitions) as FormCommand[];
const eso = makeState('external-second-opinion');
const friend = makeState('critical-friend');

function read(command: FormCommand, values: Values, more: Partial<FormContext> = {}): Command {
  const reading = readForm(formDefinitions[command], makeContext({}, more), values);
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors));
  return reading.command;
}

function errorsOf(command: FormCommand, values: Values, more: Partial<FormContext> = {}) {
  const reading = readForm(formDefinitions[command], makeContext({}, more), values);
  return reading.ok ? {} : reading.errors;
}

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

describe('mistakes at intake', () => {
  const wrong = (path: string, value: string) =>
    errorsOf('submit', { ...requestValues('external-second-opinion'), [path]: value })[path];
  test.each([
    ['child.initials', '', /initials/],
    ['child.initials', 'ABCDEFGHI', /8 characters/],
    ['child.dateOfBirth', '2026-12-02', /future/],
    ['child.dateOfBirth', '2008-12-01', /18 or over/],
    ['child.dateOfBirth', '01/02/2020', /2026-12-31/],
    ['child.nhsNumber', '999 100 0012', /NHS number/],
    ['child.organisation', 'nowhere', /Trust or Health Board/],
    ['people.namedConsultant', 'someone', /named consultant/],
    ['people.namedConsultant', colleague.replace('8', '77'), /./],
    ['people.familyAdvocate', 'nobody', /list/],
    ['people.team', 'nobody', /list/],
    ['question.neededBy', '2026-11-30', /passed/],
    ['question.type', 'astrology', /kind of question/],
    ['question.decision', 'x'.repeat(100_000), /1,000 characters and has 100,000/],
    ['question.decision', 'a\u0000b', /cannot be saved/],
    ['question.decision', 'a\ud800b', /cannot be saved/],
    ['question.decision', ' \n ', /decision/],
    ['options.0.title', '', /name this option/i],
    ['route.candidates.0.candidate', consultant, /named consultant/],
    ['route.candidates.0.candidate', colleague, /treating organisation/],
  ])('%s holding %j is answered beside the field', (path, value, message) => {
    expect(wrong(path, value)).toMatch(message);
  });

  test('a child who is getting worse now is sent to the hospital’s own route (process page I14)', () => {
    const message = wrong('safety.acutelyDeteriorating', 'yes');
    expect(message).toContain('Ring 2222');
    expect(message).toContain('Nothing has been sent');
  });

  test('proceedings go on only knowingly, and are asked about beside the tick', () => {
    expect(wrong('safety.proceedings', 'yes')).toBeUndefined();
    const values = { ...requestValues('critical-friend'), 'safety.proceedings': 'yes' };
    expect(errorsOf('submit', values)['safety.proceedingsUnderstood']).toContain('expert witness');
    expect(errorsOf('submit', { ...values, 'safety.proceedingsUnderstood': 'yes' })).toEqual({});
  });

  test('a message finds its field when blank entries before it were dropped', () => {
    const values = {
      ...requestValues('critical-friend'),
      'question.questions.2': 'x'.repeat(1_001),
      'options.2.harms': '',
    };
    const errors = errorsOf('submit', values);
    expect(Object.keys(errors).sort()).toEqual(['options.2.harms', 'question.questions.2']);
  });

  test('an option begun and not finished is asked for, one never begun is not', () => {
    const values = { ...requestValues('critical-friend'), 'options.1.evidence': 'A trial' };
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

describe('other forms', () => {
  test('an opinion answers each question, and a critical friend’s gives advice', () => {
    const values = {
      'opinion.answers.0': 'It is.',
      'opinion.answers.1': 'Little is lost.',
      'opinion.sawChild': 'yes',
      'opinion.metFamily': 'no',
      'opinion.recordsRead': 'All',
      'opinion.limits': 'One visit',
      'opinion.options.1.title': 'Surgery',
      'opinion.options.1.benefits': 'Likely',
      'opinion.options.1.harms': 'Some',
      'opinion.options.0.title': 'Drugs',
      'opinion.options.0.benefits': 'Few',
      'opinion.options.0.harms': 'Drowsy',
      'opinion.supportsPlan': 'partly',
      'opinion.advice': 'seek-eso',
    };
    expect(read('give-opinion', values, { state: friend })).toMatchObject({
      type: 'give-opinion',
      opinion: {
        answers: ['It is.', 'Little is lost.'],
        advice: 'seek-eso',
        options: [{ title: 'Drugs' }, { title: 'Surgery' }],
      },
    });
    expect(read('give-opinion', values, { state: eso })).not.toHaveProperty('opinion.advice');
    const { 'opinion.answers.0': _, 'opinion.advice': __, ...less } = values;
    const reading = readForm(formDefinitions['give-opinion'], makeContext({}, { state: friend }), less);
    expect(reading).toMatchObject({
      ok: false,
      firstPage: 'answer-1',
      errors: {
        'opinion.answers.0': 'Please answer this question.',
        'opinion.advice': 'Please choose your advice.',
      },
    });
  });

  const conversation = {
    'conversation.clinician': 'Dr Consul',
    'conversation.spokenOn': '2026-11-30',
    'conversation.parentalResponsibility': 'Both parents',
    'conversation.explained': 'All of it',
    'conversation.guideGiven': 'yes',
    'conversation.advocateOffered': 'declined',
    'conversation.view': 'wants',
    'conversation.sharing': 'agreed',
    'conversation.familyQuestions.1': 'Will it hurt?',
  };

  test('a conversation with the family records its questions, and the basis where sharing is not agreed', () => {
    expect(read('record-family-conversation', conversation, { state: eso })).toMatchObject({
      conversation: { familyQuestions: ['Will it hurt?'], childQuestions: [], view: 'wants' },
    });
    const refused = { ...conversation, 'conversation.sharing': 'not-agreed' };
    expect(errorsOf('record-family-conversation', refused, { state: eso })).toEqual({
      'conversation.basisWithoutAgreement':
        'Please give the basis for sharing without the family’s agreement.',
    });
  });

  test('the pack asks of all eight items where they are or why they are waived', () => {
    const standings = Array.from({ length: 8 }, (_, index) => [
      [`items.${index}.standing`, index === 3 ? 'waived' : 'present'],
      [`items.${index}.${index === 3 ? 'waivedBecause' : 'where'}`, 'Notes, tab 3'],
    ]);
    const values: Values = Object.fromEntries(standings.flat());
    expect(read('complete-pack', values)).toMatchObject({
      items: expect.arrayContaining([
        { item: 'histology', standing: 'waived', waivedBecause: 'Notes, tab 3' },
      ]),
    });
    const { 'items.5.where': _, 'items.6.standing': __, ...less } = values;
    expect(Object.keys(errorsOf('complete-pack', less)).sort()).toEqual([
      'items.5.where',
      'items.6.standing',
    ]);
  });

  test('an acceptance that declares a link describes it; a critical friend’s employer is no link', () => {
    const no = Object.fromEntries(
      [
        'sameEmployer',
        'sameHospital',
        'pastTraineeOrPartner',
        'alreadyDiscussed',
        'financial',
        'personal',
      ].map((key) => [`conflicts.${key}`, 'no']),
    );
    const values: Values = { ...no, registrationNumber: '7654321', canMeetDate: 'yes' };
    expect(read('accept', values, { state: eso })).toMatchObject({
      conflicts: { personal: 'no' },
      canMeetDate: 'yes',
    });
    expect(
      Object.keys(errorsOf('accept', { ...values, 'conflicts.personal': 'yes' }, { state: eso })),
    ).toEqual(['conflicts.details']);
    const employed = { ...values, 'conflicts.sameEmployer': 'yes' };
    expect(errorsOf('accept', employed, { state: friend })).toEqual({});
    expect(Object.keys(errorsOf('accept', employed, { state: eso }))).toEqual(['conflicts.details']);
  });

  test('what was owed is paid in the form that fits it', () => {
    expect(
      read('record-owed', { debt: 'd2', toldBy: 'Dr Consul', toldOn: '2026-11-30' }, { state: eso }),
    ).toEqual({
      type: 'record-owed',
      debt: 'd2',
      toldBy: 'Dr Consul',
      toldOn: '2026-11-30',
    });
    expect(read('record-owed', { debt: 'd1', ...conversation }, { state: eso })).toMatchObject({
      conversation: { view: 'wants' },
    });
    expect(Object.keys(errorsOf('record-owed', { debt: 'd2' }, { state: eso })).sort()).toEqual([
      'toldBy',
      'toldOn',
    ]);
    expect(Object.keys(errorsOf('record-owed', {}, { state: eso }))).toEqual(['debt']);
  });

  test('a correction holds the chosen part alone, as it is now until it is changed', () => {
    const { correct } = formDefinitions;
    const values = {
      ...correct.initial(makeContext({}, { state: eso })),
      'correction.part': 'child',
      why: 'Typo',
      'correction.child.initials': 'PW',
    };
    expect(read('correct', values, { state: eso })).toEqual({
      type: 'correct',
      why: 'Typo',
      correction: { part: 'child', wrongChild: 'no', child: { ...eso.request.child, initials: 'PW' } },
    });
    expect(read('correct', { ...values, 'correction.part': 'urgency' }, { state: eso })).toMatchObject({
      correction: { part: 'urgency', urgency: 'routine' },
    });
    expect(errorsOf('correct', {}, { state: eso })['correction.part']).toMatch(/choose/);
  });

  test('a revision opens with the request as it is, the proposed option first', () => {
    const values = {
      ...formDefinitions.revise.initial(makeContext({}, { state: eso })),
      change: 'Clearer question',
    };
    expect(read('revise', values, { state: eso })).toMatchObject({
      change: 'Clearer question',
      question: eso.request.question,
      options: [
        { title: 'Is surgery likely to help?', proposed: 'yes' },
        { title: 'Wait', proposed: 'no' },
      ],
      childAsPerson: eso.request.childAsPerson,
    });
  });

  test('an own opinion is corrected whole, another entry in words', () => {
    const start = formDefinitions['correct-entry'].initial(makeContext({}, { state: eso }));
    const values = { ...start, entry: '7', correction: 'Dose was wrong', reason: 'Typo' };
    expect(read('correct-entry', values, { state: eso, viewer: outsider })).toMatchObject({
      entry: 7,
      opinion: { answers: ['It is.', 'Nothing is lost.'] },
    });
    expect(read('correct-entry', { ...values, entry: '3' }, { state: eso })).not.toHaveProperty('opinion');
    expect(errorsOf('correct-entry', { ...values, entry: 'x' }, { state: eso })).toHaveProperty('entry');
  });

  test('a critical friend’s advice is answered by what will be done; an external opinion is only acknowledged', () => {
    expect(read('acknowledge', { readOn: '2026-12-01' }, { state: eso })).toEqual({
      type: 'acknowledge',
      readOn: '2026-12-01',
    });
    expect(Object.keys(errorsOf('acknowledge', { readOn: '2026-12-01' }, { state: friend }))).toEqual([
      'whatWillBeDone',
    ]);
  });

  test('a confirmation needs its tick', () => {
    expect(read('confirm-no-link', { noLink: 'yes' }, { state: eso })).toEqual({
      type: 'confirm-no-link',
      noLink: 'yes',
    });
    expect(errorsOf('confirm-no-link', { noLink: 'no' }, { state: eso })['noLink']).toContain('no link');
  });
});

test('parts of a case become values, the team joined and absent answers left out', () => {
  const guid = '0b8f8c5e-5f0e-4d4c-9b3b-1f6d2b8f4a10';
  const { people, question } = eso.request;
  expect(
    flatten({ people, question: { ...question, questions: [guid, 'b'] }, kind: undefined }, ''),
  ).toMatchObject({
    'people.namedConsultant': consultant,
    'people.team': nurse,
    'question.questions.0': guid,
    'question.questions.1': 'b',
  });
  expect(flatten({ people }, 'at')).not.toHaveProperty(['at.people.gp']);
  expect(flatten(undefined, 'child')).toEqual({});
});

test('whoever is not the acting consultant is offered the conversation alone as owed', () => {
  const offered = (viewer: string) => {
    const definition = formDefinitions['record-owed'];
    const [page] = definition.pages(makeContext({}, { state: eso, viewer }));
    return page?.fields[0]?.choices?.().map((choice) => choice.value);
  };
  expect(offered(consultant)).toEqual(['d1', 'd2']);
  expect(offered(gp)).toEqual(['d1']);
});

describe('what was typed', () => {
  const comment = formDefinitions.comment;
  const long = 'x'.repeat(100_000);

  test('stays whole in the draft while a field that shows only its beginning is left alone', () => {
    const shown = long.slice(0, 1_000);
    expect(mergeTyped(comment, makeContext(), 'only', { comment: long }, { comment: shown })).toEqual({
      comment: long,
    });
    expect(mergeTyped(comment, makeContext(), 'only', { comment: long }, { comment: `${shown}!` })).toEqual({
      comment: `${shown}!`,
    });
  });

  test('is emptied when a client leaves the input out, and nothing else is taken', () => {
    expect(
      mergeTyped(comment, makeContext(), 'only', { comment: 'a', other: 'kept' }, { stray: 'x' }),
    ).toEqual({ comment: '', other: 'kept' });
    expect(mergeTyped(comment, makeContext(), 'nowhere', { comment: 'a' }, { comment: 'b' })).toEqual({
      comment: 'a',
    });
  });

  test('keeps its line breaks when a client gives them back in another way', () => {
    expect(mergeTyped(comment, makeContext(), 'only', { comment: 'a\r\nb' }, { comment: 'a\nb' })).toEqual({
      comment: 'a\r\nb',
    });
  });
});

test('a refusal of the lifecycle is shown beside the fields it speaks of, wherever their entries were typed', () => {
  const values = {
    ...requestValues('external-second-opinion'),
    'route.candidates.0.candidate': '',
    'route.candidates.0.proposedBy': '',
    'route.candidates.3.candidate': outsider,
    'route.candidates.3.proposedBy': 'team',
  };
  const refusal = {
    text: 'Please look at the marked fields.',
    fields: { 'route.candidates.0.candidate': 'Not free.', 'child.dateOfBirth': 'Too old.' },
  };
  expect(withRefusal(formDefinitions.submit, makeContext(), values, refusal)).toEqual({
    errors: { 'route.candidates.3.candidate': 'Not free.', 'child.dateOfBirth': 'Too old.' },
    firstPage: 'child',
    notice: 'Please look at the marked fields.',
  });
  const whole = withRefusal(comment(), makeContext(), {}, { text: 'Not now.', fields: {} });
  expect(whole).toEqual({ errors: {}, firstPage: 'only', notice: 'Not now.' });
});

function comment() {
  return formDefinitions.comment;
}

test('pages follow each other to the preview, and to sending where there is none', () => {
  const { submit } = formDefinitions;
  const values = requestValues('critical-friend');
  const seen = ['kind'];
  for (
    let page = pageAfter(submit, makeContext(), 'kind', values);
    page !== undefined && page !== 'preview';
  ) {
    expect(pageBefore(submit, makeContext(), page, values)).toBe(seen.at(-1));
    seen.push(page);
    page = pageAfter(submit, makeContext(), page, values);
  }
  expect(seen).toEqual(submit.pages(makeContext(values)).map((each) => each.id));
  expect(pageBefore(submit, makeContext(), 'preview', values)).toBe('route');
  expect(pageAfter(comment(), makeContext(), 'only', {})).toBeUndefined();
});

test('reading a form never throws, whatever the values hold', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '',
      'yes',
      'no',
      'true',
      'child',
      'd1',
      'd2',
      '7',
      '2026-12-31',
      '2026-02-31',
      '\ud800',
      '\u0000',
      '__proto__',
      `${nurse},${gp}`,
      'x'.repeat(5_000),
    ),
  );
  const paths = commands.flatMap((command) =>
    [{}, { 'correction.part': 'child' }, { debt: 'd1' }, { entry: '7' }].flatMap((values) =>
      formDefinitions[command]
        .pages(makeContext(values, { state: eso }))
        .flatMap((page) => page.fields.map((field) => field.path)),
    ),
  );
  const key = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...paths) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '__proto__',
        'constructor',
        'options',
        'options.0',
        'options.99.title',
        'type',
        '',
      ),
    },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...commands),
      fc.array(fc.tuple(key, anyText), { maxLength: 30 }),
      fc.boolean(),
      (command, entries, isNew) => {
        const values: Values = Object.fromEntries(entries);
        const definition = formDefinitions[command];
        const context = makeContext({}, isNew ? {} : { state: eso });
        const reading = readForm(definition, context, values);
        const pages = definition.pages({ ...context, values });
        if (reading.ok) expect(reading.command.type).toBe(command);
        else {
          const fields = pages.flatMap((page) => page.fields.map((field) => field.path));
          for (const path of Object.keys(reading.errors)) expect(['', ...fields]).toContain(path);
          expect(pages.map((page) => page.id)).toContain(reading.firstPage);
          expect(Object.keys(reading.errors).length).toBeGreaterThan(0);
        }
        for (const page of pages) mergeTyped(definition, context, page.id, values, values);
      },
    ),
    { numRuns: 300 },
  );
});
