import { wordsFor } from '../../../domain/case/stored/chosen';
import { closingWaits } from '../../../domain/process/open/closing-waits';
import { knowsOfOther } from '../../../domain/process/people/who-sees';
import { texts } from '../../words/texts';
import { sayOn } from '../../words/when';
import { fact, plain, section, titled, typed } from '../lines';
import type { Part } from './part';

/** What a case puts before people from the opinion on. */

/** The opinion in short: whether it supports the plan, the advice, the first answers. */
export const opinionPart: Part = ({ state, sees }, { chars, items }) => {
  const latest = state.opinions.at(-1);
  if (latest === undefined || !sees.has('opinion')) return [];
  const { supportsPlan, advice, answers, limits } = latest.opinion;
  const told = answers
    .slice(0, items)
    .flatMap((each, index) =>
      titled(answers.length === 1 ? 'The answer' : `Answer ${index + 1} of ${answers.length}`, each, chars),
    );
  return section('The opinion in short', [
    fact('Supports the plan', wordsFor(texts.supports, supportsPlan)),
    ...(advice === undefined ? [] : [fact('Advice', wordsFor(texts.advice, advice))]),
    ...told,
    ...titled('Its limits', limits, chars),
  ]);
};

/** What was decided: the first thing to read of a request on which something was. Earlier releases did not keep it here. */
export const planPart: Part = ({ state, sees }, { chars }) => {
  const { plan, bestInterests } = state.outcome ?? {};
  if (!sees.has('decisions') || plan === undefined) return [];
  return section(
    'The plan',
    [...typed(plan, chars), ...titled('Why it is best for the child', bestInterests, chars)],
    'accent',
  );
};

export const stepsPart: Part = ({ state, sees, now }, { chars, items }) => {
  if (!sees.has('decisions') || state.outcome === undefined) return [];
  const { outcome, familyAgrees, childAgrees, teamAgrees } = state.outcome;
  const steps = state.steps
    .slice(-items)
    .flatMap((each) => [
      fact(
        wordsFor(texts.steps, each.step),
        each.result === undefined ? `by ${sayOn(each.dueOn, now)}` : 'done',
      ),
      ...titled('Its result', each.result, chars),
    ]);
  return section('Where people stand', [
    fact('Outcome', wordsFor(texts.outcomes, outcome)),
    fact('The family agrees', wordsFor(texts.familyAgrees, familyAgrees)),
    fact('The child agrees', wordsFor(texts.childAgrees, childAgrees)),
    fact('The team agrees', wordsFor(texts.yesNo, teamAgrees)),
    ...steps,
  ]);
};

export const reasonPart: Part = ({ state, sees }, { chars }) =>
  'reason' in state.stage && sees.has('decisions')
    ? section('The reason', typed(state.stage.reason, chars))
    : [];

/** The request that stays is named to those alone who may know of it (process page §4b, join duplicate). */
export const staysPart: Part = ({ state, roles, viewer }) => {
  const { stage } = state;
  if (stage.status !== 'closed-joined') return [];
  const named = knowsOfOther(state, roles, stage.stays) ? [fact('Request', stage.stays)] : [];
  const left = stage.withoutPart?.includes(viewer) ? [plain(texts.joined.withoutPart)] : [];
  return section('Where it goes on', [...named, ...left]);
};

/** What still keeps it from closing; what a hold asks for only where the viewer may know of one. */
export const closingPart: Part = ({ state, sees }) => {
  if (!sees.has('decisions')) return [];
  const waits = closingWaits(state).filter(({ role }) => role !== 'safeguarding-lead' || sees.has('hold'));
  return section(
    'Before this can close',
    waits.map(({ text }) => plain(text)),
    'accent',
  );
};
