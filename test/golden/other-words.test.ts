import { fold } from '../../src/domain/case/evolve';
import type { CaseEvent } from '../../src/domain/case/stored/events';
import { everybodyOn } from '../../src/domain/process/people/people-on-case';
import { caseSchemas } from '../../src/store/case-schemas';
import { theFacts } from '../builders/core/people';
import { aCaseAt } from '../builders/core/ways';
import { realStores } from '../redis/real-stores';
import { cardsOf, sidesAndPrintsOf } from './show-whole';

/**
 * What another release asked otherwise: a case holds longer text than is asked for now, values that are on no list now,
 * and none of the answers that were added since. It opens, folds, is shown and printed all the same (process page I17).
 */

const { tenant } = realStores();
const ref = 'K7M4-RQX3';
const elsewhere = 'a-value-of-another-release';
const tooLong = `${'As long as it was. '.repeat(263)}End.`;

/** How a stored event of that release differs: by type, the parts of it that do. */
const otherwise: { readonly [T in CaseEvent['type']]?: (event: never) => object } = {
  submitted: (event: Extract<CaseEvent, { type: 'submitted' }>) => {
    const { request } = event.said;
    const { suggestedBy: _, ...people } = request.people;
    return {
      said: {
        ...event.said,
        request: {
          ...request,
          people: { ...people, suggestedBy: elsewhere },
          question: { ...request.question, type: elsewhere, decision: tooLong },
          childAsPerson: { ...request.childAsPerson, normal: tooLong },
          before: { ...request.before, mdt: elsewhere },
        },
      },
      candidates: event.candidates.map((each) => ({ ...each, proposedBy: elsewhere })),
    };
  },
  'conversation-recorded': (event: Extract<CaseEvent, { type: 'conversation-recorded' }>) => {
    // Asked for only since: what the family and the child asked themselves.
    const { familyQuestions: _, childQuestions: __, ...said } = event.said.conversation;
    return { said: { conversation: { ...said, view: elsewhere, advocateOffered: elsewhere } } };
  },
  'pack-completed': (event: Extract<CaseEvent, { type: 'pack-completed' }>) => ({
    said: { items: event.said.items.map((each) => ({ ...each, item: elsewhere })) },
  }),
  'opinion-given': (event: Extract<CaseEvent, { type: 'opinion-given' }>) => ({
    opinion: {
      ...event.opinion,
      answers: event.opinion.answers.map(() => tooLong),
      sawChild: elsewhere,
      supportsPlan: elsewhere,
    },
  }),
  'outcome-recorded': (event: Extract<CaseEvent, { type: 'outcome-recorded' }>) => ({
    said: {
      ...event.said,
      plan: tooLong,
      outcome: elsewhere,
      childAgrees: elsewhere,
      familyAgrees: elsewhere,
    },
  }),
  'record-confirmed': (event: Extract<CaseEvent, { type: 'record-confirmed' }>) => ({
    said: { ...event.said, gpCopied: elsewhere },
  }),
};

/** The history of a request from the first day to the last, as that release stored it. */
function theHistory(): readonly CaseEvent[] {
  return aCaseAt('closed').events.map((event) => {
    const change = otherwise[event.type] as ((event: CaseEvent) => object) | undefined;
    return caseSchemas.event.parse(JSON.parse(JSON.stringify({ ...event, ...change?.(event) })));
  });
}

test('it opens, folds, is shown and printed, with every word and value as it was kept', async () => {
  const { cases } = tenant({ schemas: caseSchemas });
  const history = theHistory();
  const made = fold(history);
  const people = everybodyOn(made, theFacts, made.lastEventAt);
  const result = await cases.commit({
    ref,
    expectedVersion: 0,
    state: made,
    events: history,
    due: undefined,
    press: undefined,
    notices: [],
    people,
    usedDraft: undefined,
  });
  expect(result).toEqual({ kind: 'committed' });
  const [state, events] = [await cases.readCase(ref), await cases.history(ref)];
  expect([state, events]).toEqual([made, history]);
  if (state === undefined) throw new Error('not read');
  expect(JSON.stringify(cardsOf(state, events, theFacts, people))).not.toContain('undefined');
  const { sides, prints } = sidesAndPrintsOf(state, events, theFacts);
  const all = [JSON.stringify(sides), ...prints];
  expect(all.filter((each) => each.includes('undefined'))).toEqual([]);
  expect(prints.filter((each) => each.includes(tooLong)).length).toBeGreaterThan(2);
  expect(all.filter((each) => each.includes(elsewhere)).length).toBeGreaterThan(2);
});
