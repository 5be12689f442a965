import { type CommandType, command } from '../../../src/domain/asked/commands';
import { aCommand, commandTypes } from '../../builders/core/a-command';
import { neededOfAnExternal } from '../../builders/core/needed-of-an-external';
import { caseOf } from '../../builders/core/play';
import { aCaseAt } from '../../builders/core/ways';

/** Parts that may be left out, by command; everything else that the builders give is required (process page §3, §4). */
const optional: { readonly [T in CommandType]?: readonly string[] } = {
  submit: [
    'request.people.team',
    'request.people.familyAdvocate',
    'request.people.gp',
    'request.options.1',
    'request.options.1.proposed',
    'request.family.interpreter',
    'request.options.0.evidence',
    // Which of these are needed depends on the kind of request: see the weight of a request, below.
    ...neededOfAnExternal.map((path) => `request.${path}`),
  ],
  revise: ['options.1', 'options.1.proposed', ...neededOfAnExternal],
  uphold: ['howFamilyTold'],
  'record-family-conversation': [
    'conversation.familyQuestions',
    'conversation.familyQuestions.0',
    'conversation.childQuestions',
  ],
  // What is needed of it depends on the young person’s age and on who decides: see young-person.test.
  'record-young-persons-word': [
    'youngPerson.view',
    'youngPerson.able',
    'youngPerson.judgedBy',
    'youngPerson.judgedOn',
    'youngPerson.sharing',
    'youngPerson.familyMayRead',
    'youngPerson.excluded',
  ],
  'record-owed': ['toldBy', 'toldOn', 'conversation'],
  acknowledge: ['whatWillBeDone'],
  // Needed of a sharing that took place: see what the case itself asks for.
  'record-sharing': ['who', 'sharedOn', 'manner', 'advocatePresent'],
  // How many questions there are, the case knows: see the corrections and scenario B.
  // Needed of an answer that names somebody.
  'record-body-answer': ['names', 'names.0'],
  'record-other-way': ['toldOn'],
  'give-opinion': ['opinion.advice', 'opinion.answers.0', 'opinion.answers.1'],
  correct: [],
};

const state = caseOf(aCaseAt('under-review'));

/** The paths of all parts of a payload, objects and list entries alike. */
function partsOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [[...at, key], ...partsOf(each, [...at, key])]);
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return rest.length === 0
      ? value.filter((_, index) => String(index) !== key)
      : value.map((each, index) => (String(index) === key ? without(each, rest) : each));
  }
  const { [key]: part, ...others } = value as Record<string, unknown>;
  return rest.length === 0 ? others : { ...others, [key]: without(part, rest) };
}

function at(value: unknown, path: string): unknown {
  return path.split('.').reduce((part, key) => (part as Record<string, unknown>)[key], value);
}

/** Filled in by the clock, the post or the shell: no person reads what is wrong with these. */
const byTheShell = [
  'lapse.candidate',
  'lapse.because',
  'take-in-duplicate.ref',
  'note-other-request.ref',
  'tell-others.news',
  'note-delivery.person',
  'note-delivery.standing',
  'note-delivery.why',
  'start-linked-request.newRef',
];

describe.each(commandTypes)('%s', (type) => {
  const whole = aCommand(type)(state);
  const parts = partsOf(whole)
    .map((path) => path.join('.'))
    .filter((path) => path !== 'type' && !path.startsWith('items.') && path !== 'request.kind')
    .filter((path) => !/candidates\.\d+$|questions\.[1-9]$/.test(path));
  const left = optional[type] ?? [];
  const required = parts.filter(
    (path) =>
      !left.includes(path) && !left.some((each) => path.startsWith(`${each}.`) && each.endsWith('.1')),
  );

  test('whole, it is taken', () => {
    expect(command.safeParse(whole).success).toBe(true);
  });

  if (required.length > 0) {
    test.each(required)('without %s it is refused, with a sentence beside the field', (path) => {
      const parsed = command.safeParse(without(whole, path.split('.')));
      const issues = parsed.success ? [] : parsed.error.issues;
      const beside = issues.filter(
        (issue) =>
          `${issue.path.join('.')}.`.startsWith(`${path}.`) ||
          `${path}.`.startsWith(`${issue.path.join('.')}.`),
      );
      if (typeof at(whole, path) === 'object' || byTheShell.includes(`${type}.${path}`)) return;
      const unclear = beside.filter(
        (issue) => !/^[A-Z].*[.?]$/.test(issue.message) || issue.message.startsWith('Invalid'),
      );
      expect({ path, refused: !parsed.success, beside: beside.length > 0 }).toEqual({
        path,
        refused: true,
        beside: true,
      });
      expect(unclear.map((issue) => `${path}: ${issue.message}`)).toEqual([]);
    });
  }

  const leftOut = left.filter((path) => parts.includes(path));
  if (leftOut.length > 0) {
    test.each(leftOut)('without %s it is still taken', (path) => {
      expect(command.safeParse(without(whole, path.split('.'))).success).toBe(true);
    });
  }
});
