import { wordsFor } from '../../../domain/case/stored/chosen';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayDate } from '../../words/when';
import { fact, type Line, type Section, section, titled } from '../lines';
import { routingLines } from '../overview';
import { identityLines } from '../waiting/child-line';

function question({ state }: Viewpoint): readonly Line[] {
  const { questions, decision } = state.request.question;
  return [
    ...questions.flatMap((each, index) => titled(`Question ${index + 1}`, each)),
    ...titled('The decision at stake', decision),
  ];
}

function options({ state }: Viewpoint): readonly Section[] {
  return state.request.options.flatMap((each, index) =>
    section(`Option ${index + 1}${each.proposed === 'yes' ? ', the one now proposed' : ''}`, [
      ...titled('What it is', each.title),
      ...titled('Likely benefits', each.benefits),
      ...titled('Likely harms', each.harms),
      ...titled('Evidence', each.evidence),
    ]),
  );
}

function personAndFamily({ state }: Viewpoint): readonly Section[] {
  const { childAsPerson, family, people } = state.request;
  const { conversation } = state;
  return [
    ...section('The child as a person', [
      ...titled('Quality of life', childAsPerson.qualityOfLife),
      ...titled('What is normal for this child', childAsPerson.normal),
      ...titled('In their own words', childAsPerson.ownWords),
    ]),
    ...section('The family', [
      fact('First suggested by', wordsFor(texts.suggestedBy, people.suggestedBy)),
      ...titled('Who disagrees with whom', people.disagreement),
      ...titled('Their questions', family.questions),
      ...titled('Hopes and worries', family.hopesAndWorries),
      ...titled('What they have been told, and when', family.toldSoFar),
      ...titled('Faith', family.faith),
      ...titled('Language', family.language),
      fact('Interpreter needed', wordsFor(texts.yesNo, family.interpreter)),
    ]),
    ...section('The conversation with the family', [
      ...(conversation?.familyQuestions ?? []).flatMap((each) => titled('The family asks', each)),
      ...(conversation?.childQuestions ?? []).flatMap((each) => titled('The child asks', each)),
      ...(conversation === undefined
        ? []
        : [
            fact('Their view', wordsFor(texts.familyViews, conversation.view)),
            fact('Spoken on', sayDate(conversation.spokenOn)),
          ]),
      ...titled('What was explained', conversation?.explained),
    ]),
  ];
}

function beforeThis({ state }: Viewpoint): readonly Line[] {
  const { mdt, criticalFriend, ceac, seniorClinician, parallelPlan, treatmentLimits } = state.request.before;
  return [
    fact('MDT', wordsFor(texts.doneBefore, mdt)),
    fact('Critical friend', wordsFor(texts.doneBefore, criticalFriend)),
    fact('Clinical Ethics Advisory Committee', wordsFor(texts.doneBefore, ceac)),
    fact('Parallel plan', wordsFor(texts.doneBefore, parallelPlan)),
    ...titled('Tested by a senior clinician', seniorClinician),
    ...titled('Treatment limits', treatmentLimits),
  ];
}

function whereThingsAre({ state }: Viewpoint): readonly Section[] {
  const checklist = state.pack.map((each) =>
    fact(
      wordsFor(texts.packItems, each.item),
      each.standing === 'present' ? (each.where ?? '') : `waived: ${each.waivedBecause ?? ''}`,
    ),
  );
  const items = state.items.flatMap((each) => [
    ...titled('Asked for', each.item),
    ...(each.where === undefined ? [fact('Where', 'not here yet')] : titled('Where', each.where)),
  ]);
  const news = state.information.flatMap((each) =>
    titled(`New on ${sayDate(each.at.slice(0, 10))}`, each.text),
  );
  return [
    ...section('Where things are', checklist),
    ...section('Asked for since', items),
    ...section('New information', news),
  ];
}

/** Everything somebody needs who is to give an opinion, whole. The bot carries no files: it says where they are. */
export function packSide(view: Viewpoint): readonly Section[] {
  return [
    ...section('The child', [...identityLines(view), ...routingLines(view)]),
    ...section('The question', question(view)),
    ...options(view),
    ...personAndFamily(view),
    ...section('Before this', beforeThis(view)),
    ...whereThingsAre(view),
  ];
}
