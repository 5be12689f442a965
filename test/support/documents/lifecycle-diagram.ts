import { terminalStatuses } from '../../../src/domain/case/stage';
import { type Group, transitionLines } from '../../../src/domain/process/tables/transitions';
import { camel, words } from './markdown';

type Line = (typeof transitionLines)[number];

/** The whole lifecycle as a Mermaid state diagram; steps with a way out in common are drawn as one box beside them. */
export function wholeLifecycleDiagram(): string {
  const undone = `  closedDeath --> ${camel('any open step' satisfies Group)}: undo death (as it was before)`;
  return diagram(transitionLines, [undone]);
}

function diagram(lines: readonly Line[], more: readonly string[]): string {
  const places = [...new Set(lines.flatMap(({ from, to }) => [from, to]))].filter(
    (each) => each !== 'nothing',
  );
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...places.map((place) => `  state "${words(place)}" as ${camel(place)}`),
    ...together(lines).map(arrow),
    ...more,
    ...terminalStatuses
      .filter((status) => places.includes(status))
      .map((status) => `  ${camel(status)} --> [*]`),
    '```',
  ].join('\n');
}

interface Arrow extends Omit<Line, 'command'> {
  readonly commands: readonly string[];
}

/** Commands that lead from one place to another on the same condition share one arrow. */
function together(lines: readonly Line[]): readonly Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const { command, ...line } of lines) {
    const key = JSON.stringify([line.from, line.to, line.when]);
    const commands = [...(arrows.get(key)?.commands ?? []), words(command)];
    arrows.set(key, { ...line, commands });
  }
  return [...arrows.values()];
}

function arrow({ from, commands, to, when }: Arrow): string {
  const start = from === 'nothing' ? '[*]' : camel(from);
  const command = commands.join(' / ');
  // A semicolon would end the line for Mermaid, so it is written as a comma.
  const label = when === undefined ? command : `${command} (${when.replaceAll(';', ',')})`;
  return `  ${start} --> ${camel(to)}: ${label}`;
}
