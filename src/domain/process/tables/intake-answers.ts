import type { Kind } from '../../case/stored/request';
import { showsNothing } from '../../rules/identifiers';

/**
 * What an external second opinion has to answer at intake besides child, people, question and urgency (process page §3,
 * weight); a critical friend is only offered it.
 */
export interface IntakeAnswer {
  /** Where the answer is in the request. */
  readonly path: string;
  /** What to say where it is missing. */
  readonly ask: string;
}

const summary: readonly IntakeAnswer[] = [
  { path: 'clinicalSummary.diagnosis', ask: 'Enter the diagnosis and its course so far.' },
  { path: 'clinicalSummary.presentState', ask: 'Enter how the child is now, and the present treatment.' },
  { path: 'options.0.title', ask: 'Enter the name of the option that is now proposed.' },
];

const ofOption = (index: number): readonly IntakeAnswer[] => [
  { path: `options.${index}.benefits`, ask: 'Enter the likely benefits, subjective ones too.' },
  { path: `options.${index}.harms`, ask: 'Enter the likely harms, subjective ones too.' },
];

const noOther: IntakeAnswer = {
  path: 'noOtherOption',
  ask: 'Enter why there is no other reasonable option, or describe one.',
};

const childAndFamily: readonly IntakeAnswer[] = [
  { path: 'childAsPerson.qualityOfLife', ask: 'Enter the child’s quality of life.' },
  { path: 'childAsPerson.normal', ask: 'Enter what is normal for this child.' },
  { path: 'family.toldSoFar', ask: 'Enter what the family has been told, and when.' },
  {
    path: 'family.hopesAndWorries',
    ask: 'Enter the family’s hopes and worries, or that they are not known yet.',
  },
  { path: 'before.mdt', ask: 'Select whether the MDT has discussed this.' },
  { path: 'before.criticalFriend', ask: 'Select whether a critical friend was asked.' },
  { path: 'before.ceac', ask: 'Select whether the Clinical Ethics Advisory Committee was asked.' },
  { path: 'before.parallelPlan', ask: 'Select whether a parallel plan is in place.' },
];

/** All of them in the order of the form, for so many options; with one alone, why there is no other. */
function intakeAnswers(options: number): readonly IntakeAnswer[] {
  return [
    ...summary,
    ...Array.from({ length: options }, (_, index) => ofOption(index)).flat(),
    ...(options > 1 ? [] : [noOther]),
    ...childAndFamily,
  ];
}

function answerAt(request: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (at, key) =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([name]) => name === key)?.[1]
          : undefined,
      request,
    );
}

/** The answers that are missing from a request of this kind, or from a form's half of one. */
export function missingAnswers(kind: Kind, request: { readonly options?: unknown }): readonly IntakeAnswer[] {
  if (kind === 'critical-friend') return [];
  const options = Array.isArray(request.options) ? request.options.length : 0;
  return intakeAnswers(Math.max(1, options)).filter(({ path }) => {
    const answer = answerAt(request, path);
    return typeof answer !== 'string' || showsNothing(answer);
  });
}
