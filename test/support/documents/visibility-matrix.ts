import { roles } from '../../../src/domain/process/tables/lifecycle';
import {
  type Condition,
  isShutOutByHold,
  parts,
  visibility,
} from '../../../src/domain/process/tables/visibility';
import { roleKey, shortRole } from './lifecycle-tables';
import { table, words } from './markdown';

const onlookers = roles.filter((role) => role !== 'system');

/** Who sees what: each part of a case by each role. ● always, a letter on a condition, empty never. */
export function visibilityMatrix(): string {
  const conditional = [
    ...new Set(
      onlookers.flatMap((role) => Object.values(visibility[role]).filter((each) => each !== 'always')),
    ),
  ];
  const mark = (condition: Condition | undefined): string => {
    if (condition === undefined) return '';
    return condition === 'always' ? '●' : letter(conditional.indexOf(condition));
  };
  const key = conditional.map((condition, index) => `${letter(index)} = ${condition}`);
  return [
    table(
      ['Part of the case', ...onlookers.map(shortRole)],
      [
        ...parts.map((part) => [words(part), ...onlookers.map((role) => mark(visibility[role][part]))]),
        ['anything, under a hold', ...onlookers.map((role) => (isShutOutByHold(role) ? '–' : ''))],
      ],
    ),
    '',
    `● always · – nothing · ${key.join(' · ')} · ${roleKey()}`,
  ].join('\n');
}

const letter = (index: number) => String.fromCodePoint(97 + index);
