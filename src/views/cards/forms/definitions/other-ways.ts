import { familyToldOfIt, otherWays } from '../../../../domain/case/stored/recorded';
import { supportFor, type supportKinds } from '../../../../domain/directory/support';
import type { FormContext } from '../field';
import { choiceTitle, formText } from '../form-texts';
import { form } from '../make-fields';
import { today } from './known';

/** Which of the organisation's sources is whom to ask for which way. */
const sourceOf: Partial<Record<(typeof supportKinds)[number], (typeof otherWays)[number]>> = {
  'ethics-committee': 'ceac',
  mediation: 'mediation',
  'conflict-champion': 'conflict-champion',
};

/** Whom to ask, as far as the organisation has named somebody. */
function contacts({ state, facts }: FormContext): string {
  const code = state?.request.child.organisation ?? '';
  return supportFor(facts.support, facts.directory, code)
    .flatMap(({ kind, name, contact }) => {
      const way = sourceOf[kind];
      const what = way && choiceTitle('other-way', way);
      return what === undefined ? [] : [formText('contactFor', { what, name, contact })];
    })
    .join(' ');
}

/** Another way is recorded, at any open step (process page §4a, another way). */
export const otherWayForms = [
  form(
    'record-other-way',
    (make, context) => {
      const way = make.page(
        'way',
        [
          make.choice('way', 'other-way', otherWays),
          make.date('takenOn'),
          make.choice('familyTold', 'family-told-of-it', familyToldOfIt),
          make.date('toldOn', {
            required: context.values['familyTold'] === 'yes',
            onlyIf: { paths: ['familyTold'], is: ['yes'] },
          }),
        ],
        { leadsOn: true },
      );
      const intro = [way.intro, contacts(context)].filter((each) => each !== '').join(' ');
      const isMediation = context.values['way'] === 'mediation';
      return [
        { ...way, intro },
        isMediation
          ? make.page('mediation', [make.paragraph('agreed', { required: false })])
          : make.page('came', [make.paragraph('came', { required: false })]),
      ];
    },
    { initial: (context) => ({ takenOn: today(context) }) },
  ),
];
