import type { CommandOf } from '../../../src/domain/asked/commands';
import type { CaseState } from '../../../src/domain/case/state';
import { isPresumedAble } from '../../../src/domain/case/young-person';
import { londonDate } from '../../../src/domain/rules/london-time';

const agrees = { view: 'wants', sharing: 'agreed', familyMayRead: 'yes', excluded: [] as string[] } as const;

/** What a young person who decides says, at any age: judged competent where they are under 16. */
export function ownWord({ lastEventAt }: CaseState): Omit<CommandOf<'record-young-persons-word'>, 'type'> {
  const day = londonDate(lastEventAt);
  return {
    spokenOn: day,
    youngPerson: { ...agrees, excluded: [], able: 'able', judgedBy: 'Dr Okonkwo-Bell', judgedOn: day },
  };
}

/** From 16 on the young person is asked themselves at the conversation with the family (process page §4a). */
export const ownWordFrom16 = ({ request, lastEventAt }: CaseState) =>
  isPresumedAble(request.child.dateOfBirth, lastEventAt) ? { youngPerson: { ...agrees, excluded: [] } } : {};
