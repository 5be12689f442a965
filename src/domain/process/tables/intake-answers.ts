import type { Kind } from '../../case/stored/request';
import { showsNothing } from '../../rules/identifiers';

/**
 * What has to be answered at intake, by the kind of request (process page §3, weight). A critical friend needs the child,
 * the question, the decision, the urgency and whom; everything else is offered. What is `owed` an urgent request for an
 * external second opinion may leave open when it is sent.
 */
export type Needed = 'external' | 'owed';

export interface IntakeAnswer {
  /** Where the answer is in the request. */
  readonly path: string;
  readonly needed: Needed;
  /** What to say where it is missing. */
  readonly ask: string;
}

type Line = readonly [path: string, needed: Needed, ask: string];
const asAnswer = ([path, needed, ask]: Line): IntakeAnswer => ({ path, needed, ask });

const summary: readonly Line[] = [
  ['clinicalSummary.diagnosis', 'external', 'Enter the diagnosis and its course so far.'],
  ['clinicalSummary.presentState', 'external', 'Enter how the child is now, and the present treatment.'],
];

const lines: readonly Line[] = [
  ['childAsPerson.qualityOfLife', 'owed', 'Enter the child’s quality of life.'],
  ['childAsPerson.normal', 'owed', 'Enter what is normal for this child.'],
  ['family.toldSoFar', 'owed', 'Enter what the family has been told, and when.'],
  ['family.hopesAndWorries', 'owed', 'Enter the family’s hopes and worries, or that they are not known yet.'],
  ['before.mdt', 'owed', 'Select whether the MDT has discussed this.'],
  ['before.criticalFriend', 'owed', 'Select whether a critical friend was asked.'],
  ['before.ceac', 'owed', 'Select whether the Clinical Ethics Advisory Committee was asked.'],
  ['before.parallelPlan', 'owed', 'Select whether a parallel plan is in place.'],
];

const ofOption = (index: number): readonly IntakeAnswer[] => [
  {
    path: `options.${index}.benefits`,
    needed: 'owed',
    ask: 'Enter the likely benefits, subjective ones too.',
  },
  { path: `options.${index}.harms`, needed: 'owed', ask: 'Enter the likely harms, subjective ones too.' },
];

const titled: IntakeAnswer = {
  path: 'options.0.title',
  needed: 'external',
  ask: 'Enter the name of the option that is now proposed.',
};

const noOther: IntakeAnswer = {
  path: 'noOtherOption',
  needed: 'owed',
  ask: 'Enter why there is no other reasonable option, or describe one.',
};

/** Every answer that some request has to give, in the order of the form, for so many options. */
function intakeAnswers(options: number): readonly IntakeAnswer[] {
  return [
    ...summary.map(asAnswer),
    titled,
    ...Array.from({ length: options }, (_, index) => ofOption(index)).flat(),
    ...(options > 1 ? [] : [noOther]),
    ...lines.map(asAnswer),
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

/** The answers that are missing from a request of this kind, or from a form's half of one; the owed ones among them. */
export function missingAnswers(kind: Kind, request: { readonly options?: unknown }): readonly IntakeAnswer[] {
  if (kind === 'critical-friend') return [];
  const options = Array.isArray(request.options) ? request.options.length : 0;
  return intakeAnswers(Math.max(1, options)).filter(({ path }) => {
    const answer = answerAt(request, path);
    return typeof answer !== 'string' || showsNothing(answer);
  });
}
