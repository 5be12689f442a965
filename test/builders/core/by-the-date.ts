import { type CaseState, isTerminal } from '../../../src/domain/case/state';
import { londonDate } from '../../../src/domain/rules/london-time';
import type { Check } from './invariants';

/** What follows from the date itself, whether or not the clock has looked (process page §4b, I12). */
export const byTheDate: Readonly<Record<string, Check>> = {
  'I12: from the 18th birthday on, ticked or not, nothing is recorded by the parents’ route until the wishes are':
    ({ before, events, now }) => {
      if (before === undefined) return undefined;
      const adult = !isTerminal(before) && before.youngAdultWishes === undefined && isEighteen(before, now);
      if (!before.awaitingYoungAdult && !adult) return undefined;
      const parents = events.find(
        (each) =>
          each.type === 'conversation-recorded' ||
          each.type === 'debt-paid' ||
          (each.type === 'sharing-recorded' && each.said.how !== 'held'),
      );
      return parents && `${parents.type} on the parents’ route`;
    },

  '§4b: whoever takes over as deputy is the deputy that day, by the case or by the directory': ({
    before,
    events,
    facts,
    now,
  }) => {
    const taken = events.find(
      (each) => each.type === 'taken-over' && each.as === 'deputy' && each.actor.kind === 'person',
    );
    if (before === undefined || taken?.type !== 'taken-over') return undefined;
    const today = londonDate(now);
    const { deputy, namedConsultant } = before;
    const onItsDays = deputy !== undefined && deputy.from <= today && today <= deputy.to;
    const people = facts.directory.directory.people;
    const set = onItsDays && people.some(({ id }) => id === deputy.person) ? deputy.person : undefined;
    const usual = people.find(({ id }) => id === namedConsultant)?.deputy;
    return taken.by === (set ?? usual) ? undefined : `${taken.by} took over on ${today}`;
  },
};

/** By the calendar of London and by hand; whoever is born on 29 February is 18 on 1 March. */
function isEighteen({ request }: CaseState, now: string): boolean {
  const [year = '', month = '', day = ''] = request.child.dateOfBirth.split('-');
  const leap = month === '02' && day === '29';
  const birthday = `${Number(year) + 18}-${leap ? '03' : month}-${leap ? '01' : day}`;
  return londonDate(now) >= birthday;
}
