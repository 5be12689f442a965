import type { HistoryReport } from '../../workflow/ports/operator-ports';
import { type Command, counted, type Given, withShell } from './command';
import type { Desk } from './desk';
import { withFile } from './files';
import { findingText } from './finding-text';

/** `history verify`: is every history whole. */
export const historyVerify: Command = {
  name: 'history verify',
  takes: '[--heads FILE]',
  does: 'check that no case and no event was altered, added or taken away',
  explains: [
    'Goes through all cases, one after the other, and checks for each: the chain over its events, the signature of the',
    'chain’s head, the number of events, that each opens, and that the stored state is what they lead to (of a case that',
    'an earlier release wrote last: that its events lead to a state, and that the stored one can be read). Then compares',
    'with the file of heads, which a running bot adds to once a day where HEADS_FILE is set: so that it also shows when a',
    'case, or the end of one, was taken away together with its head.',
    '',
    '  --heads FILE   the file of heads; HEADS_FILE unless given',
    '',
    'Prints references and what is wrong, never what a case says. Changes nothing, and leaves an entry in the',
    'operator’s log. Ends with 1 on any finding.',
  ],
  options: { heads: { type: 'string' } },
  words: [0, 0],
  run,
};

async function run(given: Given, desk: Desk): Promise<number> {
  return await withShell(desk, async ({ histories, headsFile, log }) => {
    const path = given.text('heads') ?? headsFile;
    const verify = () => histories.verify(path, (finding) => desk.say(findingText(finding)));
    const report = await (path === undefined ? verify() : withFile(path, verify));
    tell(report, desk);
    const { findings, cases, events } = report;
    await log.write({ who: given.who, what: 'history verify', counts: { cases, events, findings } });
    return findings === 0 ? 0 : 1;
  });
}

function tell({ findings, cases, events, earlier, heads }: HistoryReport, desk: Desk): void {
  desk.say(`${counted(cases, 'case')} with ${counted(events, 'event')} checked.`);
  if (earlier > 0) {
    desk.say(
      `${counted(earlier, 'case')} of an earlier release, whole and readable. Each is stored in this release’s form with its next change; until then it is made anew from its history whenever it is opened.`,
    );
  }
  if (heads === undefined) {
    desk.say('No file of heads was compared: a case that is wholly gone would not show. Set HEADS_FILE.');
  } else if (heads.blocks === 0) {
    desk.say('The file of heads has no whole day yet: a case that is wholly gone would not show.');
  } else {
    desk.say(
      `Compared with the file of heads: ${counted(heads.blocks, 'block')}, ${heads.from} to ${heads.to}.`,
    );
    if (heads.gaps.length > 0) {
      desk.say(`Days on which no bot wrote a block: ${heads.gaps.length}, the last ${heads.gaps.at(-1)}.`);
    }
  }
  desk.say(findings === 0 ? 'Everything is as it was written.' : `${counted(findings, 'finding')}.`);
}
