import { terminalStatuses } from '../../../src/domain/case/state';
import {
  type Group,
  groups,
  type Transition,
  transitionLines,
} from '../../../src/domain/process/transitions';
import { camel, words } from './markdown';

type Line = (typeof transitionLines)[number];

/** The whole lifecycle as a Mermaid state diagram; steps with a way out in common are drawn as one box beside them. */
export function wholeLifecycleDiagram(): string {
  const undone = `  closedDeath --> ${camel('any open step' satisfies Group)}: undo death (as it was before)`;
  return diagram(transitionLines, [undone]);
}

/** The same without the ways out that many steps have in common: what a request usually goes through. */
export function lifecycleDiagram(): string {
  return diagram(
    transitionLines.filter(({ from }) => !(from in groups)),
    [],
  );
}

function diagram(lines: readonly Line[], more: readonly string[]): string {
  const places = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].filter(
    (each) => each !== 'nothing',
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...places.map((place) => `  state "${words(place)}" as ${camel(place)}`),
    ...lines.map(arrow),
    ...more,
    ...terminalStatuses
      .filter((status) => places.includes(status))
      .map((status) => `  ${camel(status)} --> [*]`),
    '```',
  ].join('\n');
}

function arrow({ from, command, to, when }: Transition<Line['from']>): string {
  const start = from === 'nothing' ? '[*]' : camel(from);
  // A semicolon would end the line for Mermaid, so it is written as a comma.
  const label = when === undefined ? words(command) : `${words(command)} (${when.replaceAll(';', ',')})`;
  return `  ${start} --> ${camel(to)}: ${label}`;
}
