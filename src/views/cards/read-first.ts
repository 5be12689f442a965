import type { CommandType } from '../../domain/asked/commands';
import { texts } from '../words/texts';
import type { Button } from './buttons';
import type { Side } from './sides/sides';

type ReadFirst = keyof typeof texts.readFirst;

/** What is to be read before the form is opened in which somebody says that they have read it, or answers it. */
const beforeForm: Partial<Record<CommandType, ReadFirst>> = {
  acknowledge: 'opinion',
  'give-opinion': 'pack',
};

/** Whether something waits for this side to have been read. */
export const isReadFirst = (side: Side): side is ReadFirst =>
  Object.values(beforeForm).some((each) => each === side);

interface Reading {
  /** The sides that this person may open. */
  readonly open: readonly Side[];
  /** The side from which they come back. */
  readonly opened: Side | undefined;
  /** Commands for which they have a form begun: who has begun to answer has read. */
  readonly begun: readonly string[];
  readonly show: (side: Side, title: string) => Button;
}

/**
 * Reading comes before confirming (process page §4a, acknowledge and give opinion): the button that opens what is to be read
 * is first and is filled, until it was opened; then the other is.
 */
export function readFirst(buttons: readonly Button[], reading: Reading): readonly Button[] {
  return buttons.flatMap((button) => {
    const side = sideBefore(button);
    if (side === undefined || !reading.open.includes(side)) return [button];
    const done = reading.opened === side || reading.begun.some((each) => `open:${each}` === button.verb);
    const read = reading.show(side, texts.readFirst[side]);
    return [filled(read, !done), filled(button, done)];
  });
}

/** At the end of what is to be read: the button that says so. */
export function onceRead(side: Side, buttons: readonly Button[]): readonly Button[] {
  return buttons.filter((button) => sideBefore(button) === side).map((button) => filled(button, true));
}

function sideBefore({ verb }: Button): ReadFirst | undefined {
  return Object.entries(beforeForm).find(([command]) => verb === `open:${command}`)?.[1];
}

const filled = (button: Button, is: boolean): Button => ({ ...button, style: is ? 'positive' : 'default' });
