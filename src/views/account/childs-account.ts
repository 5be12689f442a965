import { isListed } from '../../domain/case/stored/chosen';
import { familySideShut } from '../../domain/process/open/family-side';
import { awaitsYoungAdult } from '../../domain/process/open/nearly-adult';
import { nameOf } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { type AccountLine, line } from './account-line';
import type { AccountInput } from './account-voice';
import { childsTexts } from './childs-texts';

const versionNames = { ten: 'ten', fifteen: 'fifteen' } as const;

export interface ChildsPart {
  readonly heading: string;
  readonly lines: readonly AccountLine[];
}

/**
 * The account that is written to the child (process page §8): where it is now, whom to ask, their own questions, and of the plan only
 * what the consultant wrote or read over for them. Nothing of disagreement, of how likely anything is, of who was asked or of the
 * opinion. Undefined until it is recorded who decided that this child should have it, and while nothing may reach the family.
 */
export function childsAccount({ state, facts, now }: AccountInput): readonly ChildsPart[] | undefined {
  const { childsAccount: decided, stage, conversation } = state;
  if (decided === undefined || familySideShut(state) || awaitsYoungAdult(state, now)) return undefined;
  const { headings, versions, asked, contact } = childsTexts;
  const { status } = stage;
  if (status === 'closed-death' || !isListed(versionNames, decided.version)) return undefined;
  const words = versions[decided.version];
  const own = facts.support?.forChildren?.[decided.version]?.[status];
  const questions = [...(conversation?.childQuestions ?? []), ...(state.joinedQuestions?.child ?? [])];
  const parts: readonly ChildsPart[] = [
    { heading: headings.begin, lines: words.begin.map(line) },
    { heading: headings.now, lines: [line(own ?? words.statuses[status])] },
    {
      heading: headings.plan,
      lines: decided.theirPlan === undefined ? [] : [{ text: decided.theirPlan, typed: true }],
    },
    {
      heading: headings.questions,
      lines: questions.length === 0 ? [] : [line(asked), ...questions.map((text) => ({ text, typed: true }))],
    },
    {
      heading: headings.ask,
      lines: [
        line(fillIn(contact, { name: nameOf({ state, facts }, state.actingConsultant) })),
        ...words.end.map(line),
      ],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}
