import { inventedDirectory } from '../../domain/directory/invented/invented-directory';
import { inventedId } from '../../domain/directory/invented/invented-person';
import type { Person } from '../../domain/directory/schema';

/** Those whom a request needs. The Playground takes one who types and exactly five others. */
const cast = {
  requester: 103,
  'named-consultant': 101,
  'clinical-lead': 108,
  coordinator: 112,
  advocate: 114,
  candidate: 202,
} as const;

export type PlaygroundRole = keyof typeof cast;

export interface PlaygroundPerson {
  readonly role: PlaygroundRole;
  readonly person: Person;
}

/**
 * The six people of the Playground, from the invented directory, so that the bot knows them.
 *
 * @throws Error when the invented directory lacks one of them
 */
export function playgroundPeople(): readonly PlaygroundPerson[] {
  return Object.entries(cast).map(([role, number]) => {
    const person = inventedDirectory.people.find(({ id }) => id === inventedId(number));
    if (person === undefined) throw new Error(`The invented directory lacks the ${role} of the Playground.`);
    return { role: role as PlaygroundRole, person };
  });
}
