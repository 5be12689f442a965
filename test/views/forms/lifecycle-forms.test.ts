import { packItems } from '../../../src/domain/case/stored/recorded';
import type { Values } from '../../../src/views/cards/forms/field';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { flatten } from '../../../src/views/cards/forms/reading/flatten';
import { readForm } from '../../../src/views/cards/forms/reading/read-form';
import { advocate, consultant, makeContext, makeState, nurse, outsider } from './fixtures';
import { errorsOf, read } from './read';

const eso = makeState('external-second-opinion');
const friend = makeState('critical-friend');

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
        'opinion.answers.0': 'Answer this question.',
        'opinion.advice': 'Select your advice.',
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
      'conversation.basisWithoutAgreement': 'Enter the basis for sharing without the family’s agreement.',
    });
  });

  test('the pack asks of all eight items where they are or why they are waived', () => {
    const standings = Array.from({ length: 8 }, (_, index) => [
      [`items.${index}.standing`, index === 3 ? 'waived' : 'present'],
      [`items.${index}.where`, 'Notes, tab 3'],
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

  test('a place for all is given once, and holds of each item in the pack that says nothing else', () => {
    const opened = formDefinitions['complete-pack'].initial(makeContext({}, { state: eso }));
    const items = (more: Values) =>
      (
        read('complete-pack', { ...opened, ...more }) as {
          items: { where?: string; waivedBecause?: string }[];
        }
      ).items;
    expect(items({ sameWhere: 'The shared folder' }).map(({ where }) => where)).toEqual(
      Array.from({ length: 8 }, () => 'The shared folder'),
    );
    const mixed = items({
      sameWhere: 'The shared folder',
      'items.1.where': 'Imaging system',
      'items.3.standing': 'waived',
      'items.3.where': 'No tissue was ever taken.',
    });
    expect(mixed[1]).toEqual({ item: packItems[1], standing: 'present', where: 'Imaging system' });
    expect(mixed[3]).toEqual({
      item: 'histology',
      standing: 'waived',
      waivedBecause: 'No tissue was ever taken.',
    });
    expect(mixed[4]).toMatchObject({ where: 'The shared folder' });
    // Why something is left out holds of that thing alone.
    expect(
      Object.keys(
        errorsOf('complete-pack', {
          ...opened,
          sameWhere: 'The shared folder',
          'items.3.standing': 'waived',
        }),
      ),
    ).toEqual(['items.3.where']);
    expect(Object.keys(errorsOf('complete-pack', opened))).toHaveLength(8);
  });

  test('a pack that was begun before an upgrade, or is corrected, shows why something was left out', () => {
    const { bind, initial } = formDefinitions['complete-pack'];
    const old = { 'items.3.standing': 'waived', 'items.3.where': '', 'items.3.waivedBecause': 'No tissue.' };
    expect(bind?.(makeContext(old, { state: eso }))['items.3.where']).toBe('No tissue.');
    const emptied = { ...old, sameWhere: '' };
    expect(bind?.(makeContext(emptied, { state: eso }))['items.3.where']).toBe('');
    const pack = packItems.map((item) => ({
      item,
      standing: 'waived' as const,
      waivedBecause: 'No tissue.',
    }));
    expect(initial(makeContext({}, { state: { ...eso, pack } }))['items.7.where']).toBe('No tissue.');
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
    expect(errorsOf('correct', {}, { state: eso })['correction.part']).toMatch(/^Select/);
  });

  test('a revision opens with the request as it is, the proposed option first', () => {
    const values = {
      ...formDefinitions.revise.initial(makeContext({}, { state: eso })),
      'clinicalSummary.diagnosis': 'Focal epilepsy',
      'clinicalSummary.presentState': 'At home, on two medicines',
      change: 'Clearer question',
    };
    expect(read('revise', values, { state: eso })).toMatchObject({
      change: 'Clearer question',
      clinicalSummary: { diagnosis: 'Focal epilepsy', presentState: 'At home, on two medicines' },
      question: eso.request.question,
      options: [
        { title: 'Is surgery likely to help?', proposed: 'yes' },
        { title: 'Wait', proposed: 'no' },
      ],
      childAsPerson: eso.request.childAsPerson,
    });
  });

  test('an own opinion is corrected whole, another entry in words', () => {
    const own = { ...eso, authors: { ...eso.authors, '7': outsider } };
    const begin = formDefinitions['correct-entry'].initial;
    const start = begin(makeContext({}, { state: own, viewer: outsider }));
    expect(begin(makeContext({}, { state: own }))).toEqual({});
    const values = { ...start, entry: '7', correction: 'Dose was wrong', reason: 'Typo' };
    expect(read('correct-entry', values, { state: own, viewer: outsider })).toMatchObject({
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

test('parts of a case become values, one for each entry of a list, absent answers left out', () => {
  const guid = '0b8f8c5e-5f0e-4d4c-9b3b-1f6d2b8f4a10';
  const { people, question } = eso.request;
  expect(
    flatten({ people, question: { ...question, questions: [guid, 'b'] }, kind: undefined }, ''),
  ).toMatchObject({
    'people.namedConsultant': consultant,
    'people.team.0': nurse,
    'question.questions.0': guid,
    'question.questions.1': 'b',
  });
  expect(flatten({ people }, 'at')).not.toHaveProperty(['at.people.gp']);
  expect(flatten(undefined, 'child')).toEqual({});
});

test('whoever may write down a conversation is offered all that is owed, as the acting consultant is', () => {
  const offered = (viewer: string) => {
    const definition = formDefinitions['record-owed'];
    const [page] = definition.pages(makeContext({}, { state: eso, viewer }));
    return page?.fields[0]?.choices?.().map((choice) => choice.value);
  };
  expect(offered(consultant)).toEqual(['d1', 'd2']);
  expect(offered(advocate)).toEqual(['d1', 'd2']);
});
