import type { ConflictAnswers, FamilyConversation, Opinion } from '../../../src/domain/asked/recorded';
import { askedQuestions } from '../../../src/domain/case/asked-questions';
import type { CaseState } from '../../../src/domain/case/state';
import { packItems } from '../../../src/domain/case/stored/recorded';

/** What is recorded at length, as commands of the tests bring it. */

export const noConflicts: ConflictAnswers = {
  sameEmployer: 'no',
  sameHospital: 'no',
  pastTraineeOrPartner: 'no',
  alreadyDiscussed: 'no',
  financial: 'no',
  personal: 'no',
};

export function aConversation(wishes: Partial<FamilyConversation> = {}): FamilyConversation {
  return {
    clinician: 'Dr Okonkwo-Bell',
    parentalResponsibility: 'Mother and father',
    explained: 'What a second opinion is, who gives it, and what it can and cannot change.',
    spokenOn: '2026-11-09',
    guideGiven: 'yes',
    advocateOffered: 'yes',
    familyQuestions: ['Will she be able to go home between the courses?'],
    childQuestions: [],
    view: 'wants',
    sharing: 'agreed',
    ...wishes,
  };
}

/** An opinion that answers each of the case's questions; a critical friend's also advises. */
export function anOpinion(state: CaseState, wishes: Partial<Opinion> = {}): Opinion {
  return {
    answers: askedQuestions(state).map((_, index) => `Answer ${index + 1}: the second line may help.`),
    sawChild: 'no',
    metFamily: 'no',
    recordsRead: 'Letters and imaging of the last year.',
    options: [{ title: 'Second line', benefits: 'Perhaps remission.', harms: 'Weeks in hospital.' }],
    limits: 'Given on the papers alone.',
    supportsPlan: 'yes',
    ...(state.kind === 'critical-friend' ? { advice: 'support-plan' as const } : {}),
    ...wishes,
  };
}

export const aWholePack = packItems.map((item) => ({
  item,
  standing: 'present' as const,
  where: 'Shared drive, folder 4',
}));
