import type { CaseState } from '../../../domain/case/state';
import { wordsFor } from '../../../domain/case/stored/chosen';
import type { Viewpoint } from '../../viewpoint';
import { texts } from '../../words/texts';
import { sayDate } from '../../words/when';
import { fact, type Line, type Section, section, titled } from '../lines';
import { routingLines } from '../overview';
import { identityLines } from '../waiting/child-line';
import { youngPersonLines } from '../young-person-lines';

function question({ state }: Viewpoint): readonly Line[] {
  const { questions, decision } = state.request.question;
  return [
    ...questions.flatMap((each, index) => titled(`Question ${index + 1}`, each)),
    ...titled('The decision at stake', decision),
  ];
}

function summary({ state }: Viewpoint): readonly Line[] {
  const { clinicalSummary: told } = state.request;
  return [
    ...titled('Diagnosis and course', told?.diagnosis),
    ...titled('Present state and treatment', told?.presentState),
    ...titled('Allergies', told?.allergies),
    ...titled('Where the child is now', told?.whereNow),
    ...titled('Who answers for the answer’s arrival', told?.awaitedBy),
  ];
}

function options({ state }: Viewpoint): readonly Section[] {
  const { noOtherOption } = state.request;
  return [
    ...eachOption(state),
    ...section('Why there is no other option', titled('In the requester’s words', noOtherOption)),
  ];
}

function eachOption(state: CaseState): readonly Section[] {
  return state.request.options.flatMap((each, index) =>
    section(`Option ${index + 1}${each.proposed === 'yes' ? ', the one now proposed' : ''}`, [
      ...titled('What it is', each.title),
      ...titled('Likely benefits', each.benefits),
      ...titled('Likely harms', each.harms),
      ...titled('Evidence', each.evidence),
    ]),
  );
}

function personAndFamily(view: Viewpoint): readonly Section[] {
  const { state } = view;
  const { childAsPerson, family, people } = state.request;
  const { conversation } = state;
  return [
    ...section('The child as a person', [
      ...titled('Quality of life', childAsPerson.qualityOfLife),
      ...titled('What is normal for this child', childAsPerson.normal),
      ...titled('What they enjoy', childAsPerson.enjoys),
      ...titled('Whether and how they were asked', childAsPerson.asked),
      ...titled('In their own words', childAsPerson.ownWords),
    ]),
    ...section('The family', [
      fact('First suggested by', wordsFor(texts.suggestedBy, people.suggestedBy)),
      ...titled('Who disagrees with whom', people.disagreement),
      ...titled('Their questions', family.questions),
      ...titled('What matters most to them', family.mattersMost),
      ...titled('What they would wish to have been considered', family.wouldWish),
      ...titled('In the family’s own words', family.inTheirWords),
      ...(family.readBackOn === undefined ? [] : [fact('Read back to them on', sayDate(family.readBackOn))]),
      ...titled('Hopes and worries', family.hopesAndWorries),
      ...titled('What they have been told, and when', family.toldSoFar),
      ...titled('Since when they know that this is possible', family.knowsSince),
      ...(family.routeWished === undefined
        ? []
        : [fact('Who they would like to name somebody', wordsFor(texts.routesWished, family.routeWished))]),
      ...titled('Other teams to be told', people.otherTeams),
      ...titled('Faith', family.faith),
      ...titled('Language', family.language),
      ...titled('How they need things written or said', family.formats),
      // A box left empty is no answer: only what was said is told.
      ...(family.interpreter === 'yes' ? [fact('Interpreter needed', wordsFor(texts.yesNo, 'yes'))] : []),
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
      ...youngPersonLines(view),
      ...titled('What was explained', conversation?.explained),
    ]),
  ];
}

const done = (label: string, value: string | undefined): readonly Line[] =>
  value === undefined ? [] : [fact(label, wordsFor(texts.doneBefore, value))];

function beforeThis({ state }: Viewpoint): readonly Line[] {
  const { mdt, criticalFriend, ceac, parallelPlan, ...told } = state.request.before;
  const { seniorClinician, parallelTalk, treatmentLimits } = told;
  return [
    ...done('MDT', mdt),
    ...done('Critical friend', criticalFriend),
    ...done('Clinical Ethics Advisory Committee', ceac),
    ...done('Parallel plan', parallelPlan),
    ...titled('The talk about what may not work, and support', parallelTalk),
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
    ...section('Clinical summary', summary(view)),
    ...options(view),
    ...personAndFamily(view),
    ...section('Before this', beforeThis(view)),
    ...whereThingsAre(view),
  ];
}
