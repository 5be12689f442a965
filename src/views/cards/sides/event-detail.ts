import { wordsFor } from '../../../domain/case/stored/chosen';
import type { CaseEvent, EventOf } from '../../../domain/case/stored/events';
import { sayDebt } from '../../words/say-debt';
import { texts } from '../../words/texts';
import { sayDate } from '../../words/when';
import { sayOtherWay } from '../other-ways';
import { sayBodyAnswer } from '../say-body-answer';
import { sayTestTold } from '../test-of-plan';
import { sayWhy } from '../withheld-alert';

/**
 * What was said with an entry, in the words it was said in; undefined where the entry says all, or where the words stand
 * on a side of their own (the request, the opinion). The reason for a hold, a concern for the safeguarding lead and
 * whatever else would tell it are never among these (process page I8).
 * @param aboutHold numbers of entries about a hold: a correction of one of them is not shown either
 */
export function eventDetail(event: CaseEvent, aboutHold: ReadonlySet<number>): string | undefined {
  switch (event.type) {
    case 'approved':
      return event.said.view;
    case 'changes-asked':
      return event.said.missing;
    case 'revised':
      return event.said.change;
    case 'stood-by':
    case 'objected':
    case 'lead-proceeded':
    case 'lead-upheld':
    case 'candidates-reordered':
    case 'candidate-withdrawn':
    case 'withdrawn':
    case 'handed-back':
    case 'hand-over-proposed':
    case 'hand-over-declined':
    case 'hand-over-taken-back':
    case 'requester-replaced':
    case 'member-added':
    case 'member-removed':
    case 'stand-in-named':
    case 'death-undone':
    case 'no-test-recorded':
    case 'family-asked-again':
    case 'third-opinion-supported':
      return event.said.reason;
    case 'candidate-added':
    case 'body-did-not-reply':
    case 'reviewer-stood-down':
    case 'reviewer-released':
    case 'taken-over':
      return event.reason;
    case 'went-on-conversation-owed':
      return event.said.harmOfWaiting;
    case 'invitation-accepted':
      return cannotMeetDate(event) ? texts.cannotMeetDate : undefined;
    case 'invitation-declined':
      return event.said.note ?? wordsFor(texts.declineReasons, event.said.reasonCode);
    case 'conflict-refused':
    case 'conflict-cleared':
      return event.decision;
    case 'entry-corrected':
      return aboutHold.has(event.said.entry)
        ? undefined
        : `Entry ${event.said.entry}: ${event.said.correction} (${event.said.reason})`;
    default:
      return laterDetail(event);
  }
}

const cannotMeetDate = ({ acceptance }: EventOf<'invitation-accepted'>) => acceptance.canMeetDate === 'no';

function laterDetail(event: CaseEvent): string | undefined {
  switch (event.type) {
    case 'item-asked':
      return event.said.item;
    case 'item-supplied':
      return event.said.where;
    case 'acknowledged':
      return event.said.whatWillBeDone;
    case 'sharing-recorded':
      return event.said.response;
    case 'outcome-recorded':
      return event.said.plan;
    case 'other-way-recorded':
      return sayOtherWay(event.said);
    case 'step-taken':
      return `${wordsFor(texts.steps, event.said.step)}, by ${sayDate(event.said.dueOn)}`;
    case 'resolved':
      return event.said.result;
    case 'debt-incurred':
      return sayDebt(event);
    case 'debt-paid':
      return event.note;
    case 'information-added':
      return event.said.information;
    case 'information-answered':
      return event.said.whatFollows;
    case 'corrected':
      return event.said.why;
    case 'reviewer-asked':
      return event.said.question;
    case 'reviewer-answered':
      return event.said.answer;
    case 'linked-request-started':
      return event.said.whatIsNew;
    case 'match-found':
    case 'duplicate-taken-in':
      return event.ref;
    case 'duplicate-joined':
      return event.said.stays;
    case 'call-recorded':
      return `${event.said.whoRang}, ${event.said.when}`;
    case 'commented':
      return event.said.comment;
    case 'body-asked':
      return event.name;
    case 'body-answered':
    case 'body-named-nobody':
      return sayBodyAnswer(event.said);
    case 'plan-confirmed':
      return event.said.note;
    case 'plan-doubted':
      return event.said.doubt;
    case 'test-recorded':
      return sayTestTold(event.said);
    case 'name-withheld':
      return sayWhy(event.said);
    case 'name-shown-again':
      return event.said.reason;
    case 'account-given':
      return `${event.said.toWhom}, ${sayDate(event.said.givenOn)}, ${wordsFor(texts.accountFormats, event.said.format)}`;
    case 'childs-account-decided':
      return `${event.said.decidedBy}, ${sayDate(event.said.decidedOn)}`;
    case 'parental-responsibility-changed':
      return `${event.said.who}, since ${sayDate(event.said.since)}`;
    default:
      return undefined;
  }
}
