import { sayLine } from '../../account/account-line';
import { familyAccount } from '../../account/family-account';
import type { Viewpoint } from '../../viewpoint';
import { plain, type Section, section, subtle, typed } from '../lines';

/** The family's account, to read out or print. Nothing while it may not be given (process page §8, I8, I12). */
export function accountSide({ state, facts, now }: Viewpoint): readonly Section[] {
  const account = familyAccount({ state, facts, now });
  if (account === undefined)
    return section('For the family', [plain('There is nothing to give to the family at the moment.')]);
  return [
    ...section(account.title, [subtle('To read out or print for the family.')]),
    ...account.parts.flatMap(({ heading, lines }) =>
      section(
        heading,
        lines.flatMap((each) => typed(sayLine(each))),
      ),
    ),
  ];
}
