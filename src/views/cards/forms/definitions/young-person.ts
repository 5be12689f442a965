import { youngPerson } from '../../../../domain/asked/young-person';
import { decidesThemselves, isPresumedAble } from '../../../../domain/case/young-person';
import { parentCode } from '../../../../domain/directory/organisations';
import { rightsHaveEnded } from '../../../../domain/process/open/own-word';
import { ageInYears } from '../../../../domain/rules/age';
import { organisationChoices } from '../choices/organisation-choices';
import type { Choice, FormContext, Page } from '../field';
import { choiceTitle } from '../form-texts';
import type { Makers } from '../make-fields';

/** From this age the form asks for what the child says themselves; younger ones may be judged competent by the form of its own. */
const askedFrom = 10;

/** Whether the conversation's form asks for the young person's own word. */
export function asksYoungPerson({ state, now }: FormContext): boolean {
  return state !== undefined && ageInYears(state.request.child.dateOfBirth, now) >= askedFrom;
}

/** What the young person says themselves, who decides, and what follows for sharing (process page §4a); `at` ends in a dot. */
export function youngPersonPages(make: Makers, context: FormContext, at: string): readonly Page[] {
  const { state, now, values } = context;
  if (state === undefined) return [];
  const { dateOfBirth } = state.request.child;
  const { shape } = youngPerson;
  const presumed = isPresumedAble(dateOfBirth, now);
  const able =
    values[`${at}able`] === 'able' || values[`${at}able`] === 'not-able' ? values[`${at}able`] : undefined;
  const decides = decidesThemselves(able === undefined ? {} : { able }, dateOfBirth, now);
  const onlyIf = (is: 'able' | 'not-able', required: boolean) => ({
    required,
    onlyIf: { paths: [`${at}able`], is: [is] },
  });
  const judged = presumed
    ? [
        make.paragraph(`${at}whyNotAble`, onlyIf('not-able', !decides)),
        make.line(`${at}whoDecides`, onlyIf('not-able', !decides)),
      ]
    : [
        make.line(`${at}judgedBy`, onlyIf('able', decides)),
        make.date(`${at}judgedOn`, onlyIf('able', decides)),
      ];
  const who = make.page(
    'young-person',
    [
      make.choice(`${at}view`, 'own-view', shape.view.unwrap().options, {
        required: decides,
        conditional: true,
      }),
      make.choice(`${at}able`, 'able', shape.able.unwrap().options, {
        required: false,
        hint: choiceTitle('able-hint', presumed ? 'presumed' : 'judged'),
      }),
      ...judged,
    ],
    { section: 'young-person', leadsOn: true },
  );
  return decides ? [who, sharingPage(make, context, at)] : [who];
}

function sharingPage(make: Makers, context: FormContext, at: string): Page {
  const { shape } = youngPerson;
  const mayRead = context.state !== undefined && rightsHaveEnded(context.state, context.facts, context.now);
  return make.page(
    'young-person-sharing',
    [
      make.choice(`${at}sharing`, 'agreement', shape.sharing.unwrap().options),
      ...(mayRead ? [make.yesNo(`${at}familyMayRead`)] : []),
      ...[0, 1, 2].map((index) =>
        make.entry(`${at}excluded.${index}`, () => elsewhere(context), { required: false }),
      ),
    ],
    { section: 'young-person' },
  );
}

/** Organisations that can be left out: any but the one that treats the child. */
function elsewhere({ state, facts, viewer }: FormContext): readonly Choice[] {
  const treating = parentCode(state?.request.child.organisation ?? '', facts.directory);
  return organisationChoices(facts.directory, facts.directory.byId.get(viewer)?.organisation).filter(
    ({ value }) => parentCode(value, facts.directory) !== treating,
  );
}
