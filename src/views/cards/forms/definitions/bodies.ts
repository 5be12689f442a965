import { bodyAnswers, bodyWays } from '../../../../domain/case/stored/recorded';
import { sidesOf } from '../../../../domain/decide/context';
import { employersOf, parentCode } from '../../../../domain/directory/organisations';
import { bodiesToAsk } from '../../../../domain/process/open/bodies-asked';
import { lookingRoles } from '../../../../domain/process/people/who-sees';
import { candidateChoices } from '../choices/candidate-choices';
import { peopleChoices, sameSpecialty } from '../choices/people-choices';
import type { Choice, FormContext } from '../field';
import { form, onePage } from '../make-fields';
import { today } from './known';

const mostNames = 4;

/** Bodies of the specialty first; each with the days on which it meets, where the directory has them. */
function bodyChoices({ state, facts }: FormContext): readonly Choice[] {
  const isNear = (specialty: string) => sameSpecialty(specialty, state?.request.question.specialty);
  return [...bodiesToAsk(facts.directory)]
    .sort((a, b) => Number(isNear(b.specialty)) - Number(isNear(a.specialty)))
    .map(({ id, name, meets }) => ({
      value: id,
      title: meets === undefined ? name : `${name} (${meets})`,
    }));
}

/** For the clerk everybody who works elsewhere: who is left out besides would tell them who is on the child's team (I7). */
function names({ state, facts, viewer, now }: FormContext): readonly Choice[] {
  if (state === undefined) return [];
  const { directory } = facts;
  const isClerk = lookingRoles(state, facts, viewer, now).has('body-clerk');
  if (isClerk) {
    const treating = parentCode(state.request.child.organisation, directory);
    return peopleChoices(directory, { grades: ['consultant'] }).filter(({ value }) => {
      const found = directory.byId.get(value);
      return found !== undefined && !employersOf(found, directory).has(treating);
    });
  }
  return candidateChoices(facts.directory, sidesOf({ state, facts, now }), state.request.question.specialty);
}

/** A body is asked whom it recommends, and answers (process page §4a, ask a body). */
export const bodyForms = [
  onePage(
    'ask-body',
    (make, context) => [make.entry('body', () => bodyChoices(context)), make.date('askedOn')],
    { initial: (context) => ({ askedOn: today(context) }) },
  ),
  form(
    'record-body-answer',
    (make, context) => [
      make.page(
        'answer',
        [
          make.choice('answer', 'body-answer', bodyAnswers),
          make.line('saidBy'),
          make.date('saidOn'),
          make.choice('way', 'body-way', bodyWays),
          make.paragraph('note', { required: false }),
        ],
        { leadsOn: true },
      ),
      ...(context.values['answer'] === 'none'
        ? []
        : [
            make.page(
              'names',
              Array.from({ length: mostNames }, (_, index) =>
                make.candidate(`names.${index}`, () => names(context), { required: index === 0 }),
              ),
            ),
          ]),
    ],
    { initial: (context) => ({ saidOn: today(context) }) },
  ),
  onePage('set-body-aside', (make) => [make.paragraph('reason')]),
];
