import { type Request, request } from '../../../src/domain/asked/request';
import { who } from './people';

/** What a test may say about a request; all else is some plausible, invented text. */
export interface RequestWishes {
  readonly kind: Request['kind'];
  readonly organisation?: string;
  readonly namedConsultant?: string;
  readonly familyAdvocate?: string;
  readonly gp?: string;
  readonly team?: readonly string[];
  readonly suggestedBy?: 'family' | 'young-person' | 'team';
  readonly urgency?: Request['question']['urgency'];
  readonly neededBy?: string;
  readonly dateOfBirth?: string;
  readonly nhsNumber?: string;
  readonly localReference?: string;
  readonly specialty?: string;
  readonly questions?: readonly string[];
  readonly options?: Request['options'];
  readonly candidates?: readonly string[];
}

/** A whole request that intake would take, parsed as a card's answers are. */
export function aRequest(wishes: RequestWishes): Request {
  return request.parse({
    kind: wishes.kind,
    safety: { acutelyDeteriorating: 'no', proceedings: 'no' },
    child: {
      initials: 'Q.Z.',
      dateOfBirth: wishes.dateOfBirth ?? '2018-05-09',
      localReference: wishes.localReference ?? 'MRD-00417',
      ...(wishes.nhsNumber === undefined ? {} : { nhsNumber: wishes.nhsNumber }),
      organisation: wishes.organisation ?? 'INV-T1-CH',
    },
    people: {
      namedConsultant: wishes.namedConsultant ?? who.oncologist,
      familyAdvocate: wishes.familyAdvocate,
      gp: wishes.gp,
      team: [...(wishes.team ?? [])],
      suggestedBy: wishes.suggestedBy ?? 'team',
    },
    question: {
      specialty: wishes.specialty ?? 'Oncology',
      type: 'treatment-options',
      questions: [...(wishes.questions ?? ['Which of the two courses would do this child more good?'])],
      decision: 'Whether to go on to a second line of treatment.',
      neededBy: wishes.neededBy ?? '2027-02-12',
      urgency: wishes.urgency ?? 'routine',
    },
    clinicalSummary: {
      diagnosis: 'A tumour of the brain stem, found in March.',
      presentState: 'Stable, at home, on tablets.',
    },
    options: wishes.options ?? [
      {
        title: 'Second line',
        proposed: 'yes',
        benefits: 'A chance of remission.',
        harms: 'Weeks in hospital.',
      },
      { title: 'Comfort first', benefits: 'Time at home.', harms: 'The illness goes on.' },
    ],
    childAsPerson: { qualityOfLife: 'Loves the garden and her dog.', normal: 'Walks a mile, tires by four.' },
    family: {
      hopesAndWorries: 'They hope for school in spring and fear more pain.',
      toldSoFar: 'Told on Monday that the first line has failed.',
    },
    before: { mdt: 'yes', criticalFriend: 'no', ceac: 'no', parallelPlan: 'yes' },
    route: {
      candidates: (wishes.candidates ?? []).map((candidate) => ({ candidate, proposedBy: 'team' })),
    },
  });
}
