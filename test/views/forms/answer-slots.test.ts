import type { AskedQuestion } from '../../../src/domain/case/stored/recorded';
import type { Values } from '../../../src/views/cards/forms/field';
import {
  answerSlots,
  bindAnswers,
  hasUnboundAnswers,
} from '../../../src/views/cards/forms/reading/answer-slots';

/** What a reviewer has typed stays with the question it was typed for (process page §4b, correct; I10, I17). */

const team = (question: string): AskedQuestion => ({ from: 'team', question });
const [operation, dose, wait] = [team('Operate?'), team('Which dose?'), team('Wait?')];
const answers = (values: Values, now: readonly AskedQuestion[]) =>
  answerSlots(values, now).current.map(({ slot, asked }) => [
    asked?.question,
    values[`opinion.answers.${slot}`],
  ]);
const kept = bindAnswers({ 'opinion.answers.0': 'Yes.', 'opinion.answers.1': 'The lower.' }, [
  operation,
  dose,
]);

test('a question that is taken out leaves the other answers where they belong, and its own to be seen', () => {
  const now = bindAnswers(kept, [dose]);
  expect(answers(now, [dose])).toEqual([['Which dose?', 'The lower.']]);
  expect(answerSlots(now, [dose]).gone).toEqual([{ slot: 0, asked: operation }]);
});

test('questions in another order, and a new one before them, keep their answers', () => {
  const list = [wait, dose, operation];
  expect(answers(bindAnswers(kept, list), list)).toEqual([
    ['Wait?', undefined],
    ['Which dose?', 'The lower.'],
    ['Operate?', 'Yes.'],
  ]);
});

test('a question that comes back finds its answer again', () => {
  const without = bindAnswers(kept, [dose]);
  const again = bindAnswers(without, [operation, dose]);
  expect(answers(again, [operation, dose])).toEqual([
    ['Operate?', 'Yes.'],
    ['Which dose?', 'The lower.'],
  ]);
  expect(answerSlots(again, [operation, dose]).gone).toEqual([]);
});

test('the same words from the family are another question than the team’s, and a question asked twice has two answers', () => {
  const familys: AskedQuestion = { from: 'family', question: 'Operate?' };
  const list = [operation, familys, operation];
  const slots = answerSlots(bindAnswers({}, list), list).current.map(({ slot }) => slot);
  expect(slots).toEqual([0, 1, 2]);
  expect(answerSlots(bindAnswers({ ...kept }, list), list).current[0]).toEqual({ slot: 0, asked: operation });
});

test('what an earlier release kept by place is for the questions of that day', () => {
  const older = { 'opinion.answers.0': 'Yes.', 'opinion.answers.1': 'The lower.', 'opinion.limits': 'None.' };
  expect(hasUnboundAnswers(older)).toBe(true);
  const now = bindAnswers(older, [dose, wait], [operation, dose]);
  expect(hasUnboundAnswers(now)).toBe(false);
  expect(answers(now, [dose, wait])).toEqual([
    ['Which dose?', 'The lower.'],
    ['Wait?', undefined],
  ]);
  expect(answerSlots(now, [dose, wait]).gone).toEqual([{ slot: 0, asked: operation }]);
  expect(now['opinion.limits']).toBe('None.');
});

test('an answer of which nobody knows the question is kept and shown all the same', () => {
  const now = bindAnswers({ 'opinion.answers.4': 'Perhaps.' }, [operation]);
  expect(answerSlots(now, [operation])).toEqual({
    current: [{ slot: 0, asked: operation }],
    gone: [{ slot: 4, asked: undefined }],
  });
});
