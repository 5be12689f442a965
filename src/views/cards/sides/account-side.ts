import type { CaseState } from '../../../domain/case/state';
import { wordsFor } from '../../../domain/case/stored/chosen';
import { sayLine } from '../../account/account-line';
import { accountTexts } from '../../account/account-texts';
import { familyAccount } from '../../account/family-account';
import type { Viewpoint } from '../../viewpoint';
import { fillIn } from '../../words/fill-in';
import { texts } from '../../words/texts';
import { sayDate } from '../../words/when';
import { type Line, plain, type Section, section, subtle, typed } from '../lines';

/** The family's account, to read out or print. Nothing while it may not be given (process page §8, I8, I12). */
export function accountSide({ state, facts, now }: Viewpoint): readonly Section[] {
  const account = familyAccount({ state, facts, now });
  if (account === undefined)
    return section('For the family', [plain('There is nothing to give to the family at the moment.')]);
  return [
    ...section(account.title, [subtle('To read out or print for the family.'), ...given(state)]),
    ...account.parts.flatMap(({ heading, lines }) =>
      section(
        heading,
        lines.flatMap((each) => typed(sayLine(each))),
      ),
    ),
  ];
}

/** To whom it was given, when and in which form; for whoever gives it, and never in the account itself. */
function given({ accountsGiven = [] }: CaseState): readonly Line[] {
  const { side } = accountTexts;
  if (accountsGiven.length === 0) return [subtle(side.never)];
  return accountsGiven.map(({ givenOn, toWhom, format }) =>
    subtle(
      fillIn(side.given, {
        date: sayDate(givenOn),
        whom: toWhom,
        format: wordsFor(texts.accountFormats, format),
      }),
    ),
  );
}
