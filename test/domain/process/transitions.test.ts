import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import { lifecycle } from '../../../src/domain/process/tables/lifecycle';
import { transitions } from '../../../src/domain/process/tables/transitions';

describe('the changes of status', () => {
  test('each is by a command that the lifecycle allows there', () => {
    const unknown = transitions.filter(({ command, from }) => {
      if (command === 'anything') return false;
      const allowed = lifecycle[command].from;
      return from === 'nothing' ? allowed !== 'nothing' : allowed === 'nothing' || !allowed.includes(from);
    });
    expect(unknown).toEqual([]);
  });

  test('none is there twice', () => {
    const keys = transitions.map(({ from, command, to, when }) => JSON.stringify([from, command, to, when]));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  test('where one command leads from one step to several, all but one say when', () => {
    const vague = transitions.filter(({ from, command, when }) => {
      const beside = transitions.filter((each) => each.from === from && each.command === command);
      return when === undefined && beside.filter((each) => each.when === undefined).length > 1;
    });
    expect(vague).toEqual([]);
  });

  test('every status can be reached from nothing, and every open one can still come to an end', () => {
    const walk = (starts: readonly string[], step: (at: string) => readonly string[]): Set<string> => {
      const seen = new Set(starts);
      for (const at of seen) for (const next of step(at)) seen.add(next);
      return seen;
    };
    const onwards = walk(['nothing'], (at) =>
      transitions.filter(({ from }) => from === at).map(({ to }) => to),
    );
    expect([...openStatuses, ...terminalStatuses].filter((status) => !onwards.has(status))).toEqual([]);
    const back = walk(['closed'], (at) =>
      transitions.filter(({ to, command }) => to === at && command !== 'undo-death').map(({ from }) => from),
    );
    expect(openStatuses.filter((status) => !back.has(status))).toEqual([]);
  });
});
