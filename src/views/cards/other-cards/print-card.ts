import { printTexts } from '../../print/print-texts';
import { type PrintWhat, sayPrintWhat } from '../../print/print-what';
import { texts } from '../../words/texts';
import type { Button, ButtonGroup } from '../buttons';
import { plain } from '../lines';
import { lineModels, rowModels } from '../model/models';
import { type AdaptiveCard, renderTemplate } from '../model/render-template';

export interface PrintCardInput {
  readonly ref: string;
  readonly what: PrintWhat;
  /** Address of the page; it works once, within two minutes. */
  readonly url: string;
}

/** Leads to the page to print, and back to the request. It says nothing of the case itself. */
export function printCard({ ref, what, url }: PrintCardInput): AdaptiveCard {
  const { card } = printTexts;
  const side = what.kind === 'invitation' ? 'case' : what.kind.startsWith('account') ? 'account' : 'record';
  const back: Button = { title: card.back, verb: `show:${side}`, style: 'default', data: { case: ref } };
  return renderTemplate('print', {
    heading: `Request ${ref}`,
    title: card[what.kind],
    lines: lineModels([plain(card.rules)]),
    open: card.open,
    url,
    rows: rowModels([back]),
  });
}

type Data = Button['data'];

/** A button that asks for a page to print. */
export function printButton(what: PrintWhat, data: Data, name = ''): Button {
  const title = printTexts.buttons[what.kind].replace('{name}', () => name);
  return { title, verb: `print:${sayPrintWhat(what)}`, style: 'default', data };
}

/** The groups under "More" with what can be printed for those whom the coordinator enters answers for. */
export function withInvitations(
  groups: readonly ButtonGroup[],
  title: string,
  invitations: readonly Button[],
): readonly ButtonGroup[] {
  if (invitations.length === 0) return groups;
  const found = groups.find((group) => group.title === title);
  // What the office prints is before what is seldom done, as the group itself would.
  if (found === undefined) {
    const step = groups.filter((group) => group.title === texts.moreGroups.step);
    return [...step, { title, buttons: invitations }, ...groups.filter((group) => !step.includes(group))];
  }
  return groups.map((group) =>
    group === found ? { title, buttons: [...group.buttons, ...invitations] } : group,
  );
}
