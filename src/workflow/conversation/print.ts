import { unknownCase } from '../../domain/decide/refusals';
import { lookingRoles } from '../../domain/process/people/who-sees';
import { printCard } from '../../views/cards/other-cards/print-card';
import { neutralSummary } from '../../views/neutral-summary';
import { printTexts } from '../../views/print/print-texts';
import { mayPrint, type PrintWhat, sayPrintWhat } from '../../views/print/print-what';
import { lookFrom } from '../../views/viewpoint';
import { letIn } from '../entry/let-in';
import { caseAnswer, refusalAnswer } from './answers';
import { notLetIn } from './not-let-in';
import type { ConversationShell } from './shell';
import type { Answer, Press } from './turn';

/**
 * Answers the button “Print”: with the address of a page that works once, for whoever may print this
 * now. Looking changes nothing on the case.
 */
export async function printAnswer(shell: ConversationShell, press: Press, what: PrintWhat): Promise<Answer> {
  const person = press.from.personId;
  const found = await letIn(shell, person, { ref: press.data.case });
  if (typeof found === 'string') return notLetIn(found, press);
  const { facts, now } = found;
  const { state } = found.read;
  if (state === undefined || lookingRoles(state, facts, person, now).size === 0)
    return refusalAnswer(shell, press, unknownCase, { state, facts });
  const publicUrl = shell.publicUrl?.();
  if (publicUrl === undefined || !mayPrint(lookFrom(state, facts, person, now), what))
    return caseAnswer(shell, press, {
      state,
      facts,
      notice: { tone: 'attention', text: printTexts.card.notNow },
    });
  const ticket = await shell.tickets.mint({ person, ref: state.ref, what: sayPrintWhat(what) });
  const card = printCard({ ref: state.ref, what, url: `${publicUrl}/print/${ticket}` });
  return { kind: 'card', card, summary: neutralSummary(state.ref, 'news') };
}
