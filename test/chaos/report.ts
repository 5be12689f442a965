import type { Decision } from './decisions';
import type { ChaosResult } from './run-chaos';

/** What went wrong, a line each; empty when nothing did. */
export function faultsIn(result: ChaosResult): readonly string[] {
  const { lost, doubled, problems, notificationsTwice, acknowledged, givenUp } = result;
  return [
    ...lost.map((each) => `lost: ${told(each)}`),
    ...doubled.map((each) => `doubled: ${told(each)}`),
    ...problems,
    ...notificationsTwice.map((each) => `one notification came twice: ${each}`),
    ...(acknowledged === 0 ? ['nothing was acknowledged: nothing is proved'] : []),
    // On a slow machine little is done in all, and a few who come too late are no sign of anything.
    ...(givenUp.length > Math.max(3, acknowledged / 10)
      ? [
          `people gave up too often: ${givenUp
            .slice(0, 3)
            .map((each) => each.slice(0, 300))
            .join(' | ')}`,
        ]
      : []),
  ];
}

function told({ makes, by, ref, words = '', shown }: Decision): string {
  return `${makes} by ${by} on ${ref} ${words} (was shown: ${shown.slice(0, 300)})`;
}

/** The figures, a line each. */
export function figuresOf(result: ChaosResult): readonly string[] {
  const { botKills, redisKills, acknowledged, lost, doubled, owed, shown, unknown, failed } = result;
  return [
    `killed                  ${botKills} bots, ${redisKills} Redis`,
    `requests, events        ${result.cases}, ${result.events}`,
    `decisions acknowledged  ${acknowledged}`,
    `decisions lost          ${lost.length}`,
    `decisions doubled       ${doubled.length}`,
    `notices owed            ${owed}`,
    `notices shown           ${shown}`,
    `notices unknown         ${unknown}`,
    `notices failed          ${failed}`,
    `cards posted anew       ${result.notifications}, the same one twice ${result.notificationsTwice.length}`,
    `cards compared          ${result.copies}`,
    `people gave up          ${result.givenUp.length}`,
  ];
}
