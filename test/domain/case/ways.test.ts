import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import { caseOf } from '../../builders/core/play';
import { aCaseAt, castFor, ownCast, wayTo } from '../../builders/core/ways';

const statuses = [...openStatuses, ...terminalStatuses];

describe.each(['critical-friend', 'external-second-opinion'] as const)('a %s', (kind) => {
  const passed = (own: boolean) => {
    const cast = own ? ownCast(castFor(kind)) : castFor(kind);
    return statuses.filter((status) => wayTo(status, kind, cast) !== undefined);
  };

  test.each(passed(false))('reaches %s on its usual way', (status) => {
    expect(caseOf(aCaseAt(status, kind)).stage.status).toBe(status);
  });

  test.each(passed(true))('asked for by the named consultant, reaches %s', (status) => {
    expect(caseOf(aCaseAt(status, kind, ownCast(castFor(kind)))).stage.status).toBe(status);
  });
});
