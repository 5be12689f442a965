import { cast } from '../../../src/demo/tour/cast';
import { currentStep, deedFor } from '../../../src/demo/tour/progress';
import { tourSteps } from '../../../src/demo/tour/steps';
import * as story from '../../../src/demo/tour/story';
import { thingsToTry } from '../../../src/demo/tour/things-to-try';
import { answerText } from '../../../src/demo/tour/tour-step';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { ageInYears } from '../../../src/domain/rules/age';
import { readNationalNumber } from '../../../src/domain/rules/national-number';
import { formFor } from '../../../src/views/cards/forms/form-definitions';

const known = new Set(inventedDirectory.people.map(({ id }) => id));
const now = '2028-02-29T12:00:00.000Z';

describe('what the guided tour rests on is there', () => {
  test('everybody who plays in it is in the invented directory, and every step has somebody of the cast', () => {
    expect(cast.filter(({ person }) => !known.has(person))).toEqual([]);
    const players = cast.map(({ person }) => person);
    expect(tourSteps.filter(({ who }) => !players.includes(who))).toEqual([]);
  });

  test('every form that it opens is a command of a person', () => {
    const commands = tourSteps.flatMap(({ task }) => (task.kind === 'form' ? [task.command] : []));
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((command) => formFor(command) === undefined)).toEqual([]);
  });

  test('three chats have room beside each other; whoever plays later gets one when their turn comes', () => {
    expect(cast.filter(({ shown }) => shown)).toHaveLength(3);
    expect(tourSteps[0]?.who).toBe(cast[0]?.person);
  });

  test('it opens what the parents get, the tab and the record, and ends with things to try that the directory has people for', () => {
    const links = tourSteps.flatMap(({ task }) =>
      task.kind === 'open' ? [[...task.by, task.link].join(' ')] : [],
    );
    expect(links).toEqual([
      'show:account print:account /print/',
      '/l/entity/',
      'show:record print:record /print/',
    ]);
    expect(thingsToTry.length).toBeGreaterThanOrEqual(5);
    const players = thingsToTry.flatMap(({ does }) => ('who' in does ? [does.who] : []));
    expect(players.filter((each) => !known.has(each))).toEqual([]);
  });

  test('no two steps have the same name, and no two end with the same deed of the same person', () => {
    expect(new Set(tourSteps.map(({ id }) => id)).size).toBe(tourSteps.length);
    const deeds = tourSteps.flatMap((step) =>
      deedFor(step) === undefined ? [] : [`${step.who} ${deedFor(step)}`],
    );
    expect(new Set(deeds).size).toBe(deeds.length);
  });

  test('the child is six years old whenever the story is told, and the NHS number is from the range for tests', () => {
    const born = answerText(story.request['child.dateOfBirth'] ?? '', now);
    expect(ageInYears(born, now.slice(0, 10))).toBe(6);
    const number = answerText(story.request['child.nhsNumber'] ?? '', now);
    expect(readNationalNumber(number)).toMatchObject({ ok: true });
    expect(number.startsWith('999')).toBe(true);
  });

  test('dates are counted from case time', () => {
    expect(answerText({ inDays: 30 }, now)).toBe('2028-03-30');
    expect(answerText({ first: true }, now, ['one', 'two'])).toBe('one');
  });
});

describe('where the story stands', () => {
  const [meet, say, begin, submit, approve] = tourSteps;
  const done = (step: (typeof tourSteps)[number] | undefined) => ({
    personId: step?.who ?? '',
    what: (step && deedFor(step)) ?? '',
  });

  test('it waits to be told after reading, and follows what people do', () => {
    expect(meet?.task.kind).toBe('look');
    expect(currentStep(tourSteps, [], 0)).toBe(0);
    expect(currentStep(tourSteps, [], 1)).toBe(1);
    expect(currentStep(tourSteps, [done(say)], 1)).toBe(2);
    expect(currentStep(tourSteps, [done(say), done(begin), done(submit)], 1)).toBe(4);
  });

  test('whoever ran ahead is found where they are, and what was done before is not asked again', () => {
    expect(currentStep(tourSteps, [done(submit)], 0)).toBe(4);
    expect(currentStep(tourSteps, [done(approve), done(say)], 0)).toBe(5);
  });

  test('somebody else’s deed does not count', () => {
    expect(currentStep(tourSteps, [{ ...done(approve), personId: submit?.who ?? '' }], 4)).toBe(4);
  });
});
