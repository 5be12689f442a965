import type { CaseRef, PersonId } from '../../../src/domain/case/ids';
import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import type { Directory } from '../../../src/domain/directory/schema';
import { who } from '../../builders/core/people';
import { aCaseIn, type Workflow } from '../../builders/workflow';

/** As many as a request may name beside those who carry it. */
const teamSize = 12;

export const personAt = (n: number): PersonId =>
  `00000000-0000-4000-8000-${String(100_000 + n).padStart(12, '0')}`;

/** The invented directory with so many more colleagues. */
export function withColleagues(count: number): Directory {
  const model = inventedDirectory.people.find(({ id }) => id === who.intensivist);
  if (model === undefined) throw new Error('there is no colleague to go by');
  const more = Array.from({ length: count }, (_, n) => ({ ...model, id: personAt(n) }));
  return { ...inventedDirectory, people: [...inventedDirectory.people, ...more] };
}

/**
 * Cases with so many colleagues in their teams, each in one. Nothing has been sent, and nothing waits to be.
 * @param conversationOf the chat that each of them has with the bot
 */
export async function casesWithTeams(
  workflow: Workflow,
  count: number,
  address: (person: PersonId) => { serviceUrl: string; conversationId: string },
): Promise<readonly { readonly ref: CaseRef; readonly person: PersonId }[]> {
  const { addresses, ledger } = workflow.shell;
  const people = Array.from({ length: count }, (_, n) => personAt(n));
  const found: { ref: CaseRef; person: PersonId }[] = [];
  for (let from = 0; from < count; from += teamSize) {
    const team = people.slice(from, from + teamSize);
    const ref = await aCaseIn(workflow, 'consultant-review', { team });
    found.push(...team.map((person) => ({ ref, person })));
  }
  for (const person of people) {
    await addresses.save(person, { ...address(person), teamsUserId: person, tenantId: 'tenant' });
  }
  const claims = await ledger.claim(100_000, workflow.clock.now());
  for (const claim of claims) {
    const { wantedVersion, wantedRing } = claim.row;
    await ledger.record(claim, { shownVersion: wantedVersion, shownRing: wantedRing }, {});
  }
  return found;
}
