import { unknownCase } from '../../domain/decide/refusals';
import { lookingRoles } from '../../domain/process/people/who-sees';
import { printCard } from '../../views/cards/other-cards/print-card';
import { neutralSummary } from '../../views/neutral-summary';
import { printTexts } from '../../views/print/print-texts';
import { mayPrint, type PrintWhat, sayPrintWhat } from '../../views/print/print-what';
import { lookFrom } from '../../views/viewpoint';
import { caseAnswer, refusalAnswer } from './answers';
import type { ConversationShell } from './shell';
import { slowDown, tooMany } from './slow-down';
import type { Answer, Press } from './turn';

/**
 * Answers the button “Print”: with the address of a page that works for ten minutes, for whoever may print this
 * now. Looking changes nothing on the case.
 */
export async function printAnswer(shell: ConversationShell, press: Press, what: PrintWhat): Promise<Answer> {
  const person = press.from.personId;
  const read = await shell.cases.readPress({ person, ref: press.data.case });
  if (tooMany(shell, read.pressesThisMinute)) return slowDown(press);
  const facts = await shell.directory.at(read.directoryVersion);
  const { state } = read;
  const now = shell.clock.now();
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
