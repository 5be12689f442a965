import type { EventType } from '../../case/stored/events';
import type { Role } from './lifecycle';

/**
 * Who is told what (process page §4, §6). Every open copy of every card follows the case anyway. Whoever the case newly
 * waits for, because it is their turn or because they now owe something, is notified at once of every change, without
 * standing in this table; it says who else is.
 */
export interface Effect {
  /**
   * Notified at once, besides whoever the case newly waits for. In quiet hours only where the request is urgent; else
   * held till the morning, though a card that is there shows at once, without a sound, that the request or the person's
   * part in it has ended.
   */
  readonly notify: readonly (
    | Role
    | 'whose-turn'
    | 'no-longer-asked'
    | 'whose-part-begins'
    | 'whoever-was-set'
  )[];
  /**
   * Told quietly: whoever has no card yet gets one (at night, in the morning), and a card that is there is edited in
   * place, however much has happened meanwhile. One digest a person and case, never a second notification.
   */
  readonly digest: readonly (Role | 'team')[];
  /** The family is owed the news, from the acting consultant. */
  readonly familyTold: boolean;
}

type Line = readonly [
  event: EventType,
  notify: Effect['notify'],
  digest?: Effect['digest'],
  familyTold?: 'family told',
];

// biome-ignore format: a table is read in lines
const lines: readonly Line[] = [
  ['submitted', ['coordinator'], ['named-consultant']],
  ['approved', ['requester'], ['team']],
  ['changes-asked', []],
  ['revised', []],
  ['stood-by', []],
  ['objected', ['requester'], [], 'family told'],
  ['lead-proceeded', ['requester', 'acting-consultant'], ['team']],
  ['lead-upheld', ['requester', 'acting-consultant', 'coordinator', 'no-longer-asked'], ['team']],
  ['conversation-recorded', [], ['requester', 'advocate']],
  ['young-persons-word-recorded', ['coordinator'], ['requester', 'advocate']],
  ['family-asked-again', ['acting-consultant'], ['requester', 'coordinator']],
  ['went-on-conversation-owed', [], ['requester']],
  ['pack-completed', [], ['requester', 'acting-consultant']],
  ['candidate-added', []],
  ['body-asked', ['body-clerk'], ['requester', 'acting-consultant', 'coordinator']],
  ['body-answered', ['coordinator', 'acting-consultant'], ['requester']],
  ['body-named-nobody', ['coordinator', 'acting-consultant'], ['requester'], 'family told'],
  ['body-did-not-reply', ['coordinator', 'acting-consultant'], ['requester'], 'family told'],
  ['candidates-reordered', []],
  ['candidate-withdrawn', ['coordinator', 'no-longer-asked']],
  ['candidate-invited', [], ['requester']],
  ['clerk-replaced', ['no-longer-asked'], ['coordinator']],
  ['panel-asked-again', ['coordinator'], ['requester']],
  ['deputy-noted', []],
  ['parts-changed', ['whose-part-begins']],
  ['account-changed', ['whose-part-begins']],
  ['list-exhausted', ['coordinator', 'clinical-lead'], ['requester'], 'family told'],
  ['invitation-accepted', ['coordinator'], ['requester']],
  ['invitation-declined', ['coordinator'], ['requester']],
  ['invitation-lapsed', ['coordinator'], ['requester']],
  ['invitation-held-up', ['coordinator'], ['requester']],
  ['invitation-sent-on', [], ['coordinator', 'requester']],
  ['acceptance-refused', ['coordinator'], ['requester']],
  ['conflict-cleared', [], ['requester', 'coordinator', 'acting-consultant', 'team']],
  ['conflict-refused', ['coordinator', 'no-longer-asked'], ['requester']],
  ['no-link-confirmed', [], ['coordinator']],
  ['item-asked', ['requester', 'coordinator'], ['advocate']],
  ['item-supplied', ['reviewer']],
  ['reviewer-stood-down', ['coordinator'], ['requester', 'acting-consultant'], 'family told'],
  ['reviewer-released', ['coordinator', 'acting-consultant', 'no-longer-asked'], ['requester'], 'family told'],
  ['opinion-given', ['requester'], ['coordinator', 'team']],
  ['acknowledged', [], ['requester', 'reviewer']],
  ['sharing-recorded', [], ['requester', 'reviewer', 'team', 'advocate']],
  ['outcome-recorded', [], ['requester', 'reviewer', 'clinical-lead', 'team', 'advocate']],
  ['outcome-asked-again', [], ['requester']],
  ['other-way-recorded', [], ['requester', 'acting-consultant', 'coordinator']],
  ['step-taken', [], ['requester', 'team', 'advocate']],
  ['resolved', [], ['requester', 'team', 'advocate']],
  ['debt-incurred', [], ['acting-consultant']],
  ['debt-paid', [], ['coordinator']],
  ['record-confirmed', [], ['requester', 'acting-consultant', 'coordinator', 'team']],
  ['information-added', ['reviewer', 'acting-consultant'], ['requester']],
  ['information-answered', [], ['requester', 'acting-consultant']],
  ['corrected', ['whose-turn', 'reviewer', 'no-longer-asked'], ['requester', 'acting-consultant'], 'family told'],
  ['entry-corrected', ['acting-consultant'], ['requester']],
  ['reviewer-asked', ['reviewer']],
  ['reviewer-answered', ['acting-consultant'], ['advocate']],
  ['tester-asked', [], ['acting-consultant', 'requester']],
  ['plan-confirmed', ['acting-consultant'], ['requester']],
  ['plan-doubted', ['acting-consultant', 'requester']],
  ['test-recorded', ['acting-consultant'], ['requester', 'tester']],
  ['no-test-recorded', ['acting-consultant'], ['requester']],
  ['withdrawn', ['acting-consultant', 'requester', 'coordinator', 'no-longer-asked'], ['team']],
  ['taken-over', ['named-consultant', 'requester', 'acting-consultant'], ['coordinator', 'advocate'], 'family told'],
  ['handed-back', ['acting-consultant', 'requester'], ['coordinator', 'deputy', 'advocate'], 'family told'],
  ['hand-over-proposed', ['incoming-consultant'], ['requester']],
  ['hand-over-accepted', ['whose-turn', 'requester', 'coordinator'], ['team', 'advocate'], 'family told'],
  ['hand-over-declined', ['acting-consultant'], ['requester', 'clinical-lead']],
  ['hand-over-taken-back', [], ['requester', 'acting-consultant']],
  ['deputy-set', ['whoever-was-set'], ['requester']],
  ['requester-replaced', ['requester'], ['coordinator']],
  ['member-added', [], ['member', 'gp', 'advocate']],
  ['member-removed', []],
  ['stand-in-named', []],
  ['safeguarding-lead-asked', ['safeguarding-lead']],
  ['held', ['safeguarding-lead', 'acting-consultant', 'clinical-lead']],
  ['hold-reviewed', ['acting-consultant']],
  ['hold-lifted', ['acting-consultant'], ['coordinator']],
  ['family-not-told-recorded', ['acting-consultant', 'coordinator']],
  ['hold-reason-shown', []],
  ['parental-responsibility-changed', ['acting-consultant'], ['requester', 'coordinator', 'advocate']],
  ['account-given', [], ['acting-consultant', 'coordinator', 'advocate']],
  ['childs-account-decided', [], ['advocate']],
  ['name-withheld', ['acting-consultant', 'reviewer'], ['coordinator', 'advocate'], 'family told'],
  ['name-shown-again', ['acting-consultant', 'reviewer'], ['coordinator', 'advocate'], 'family told'],
  ['eighteenth-birthday', [], ['acting-consultant', 'coordinator', 'requester']],
  ['sixteenth-birthday', [], ['coordinator', 'requester']],
  ['young-adult-wishes-recorded', ['coordinator'], ['requester']],
  ['death-recorded', ['acting-consultant', 'requester', 'coordinator', 'reviewer', 'candidate', 'clinical-lead']],
  ['other-request-noted', ['safeguarding-lead']],
  ['match-decided', ['acting-consultant', 'coordinator'], ['safeguarding-lead']],
  ['likeness-decided', [], ['coordinator']],
  ['others-told', []],
  ['death-undone', ['acting-consultant', 'requester', 'coordinator']],
  ['linked-request-started', [], ['coordinator', 'acting-consultant']],
  ['third-opinion-supported', ['requester', 'acting-consultant']],
  ['match-found', ['coordinator']],
  ['duplicate-joined', ['requester', 'acting-consultant', 'no-longer-asked'], ['team']],
  ['duplicate-taken-in', [], ['acting-consultant', 'reviewer', 'coordinator']],
  ['call-recorded', []],
  ['commented', []],
  ['snoozed', []],
  ['reminded', []],
  ['delivery-noted', ['coordinator', 'requester']],
];

/** The table, by event. */
export const effects: Readonly<Record<EventType, Effect>> = Object.fromEntries(
  lines.map(([event, notify, digest = [], familyTold]) => [
    event,
    { notify, digest, familyTold: familyTold !== undefined },
  ]),
) as Record<EventType, Effect>;
