import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';
import { inventedId } from '../../src/domain/directory/invented/invented-person';
import { indexDirectory } from '../../src/domain/directory/lookup';
import type { Facts } from '../../src/domain/process/open/facts';
import type { Role } from '../../src/domain/process/tables/lifecycle';

/** The invented directory's people in every role on a case, and the time at which it is looked at. */

export const now = '2026-12-09T14:00:00.000Z';
export const facts: Facts = { directory: indexDirectory(inventedDirectory) };

/** Who holds which role on the cases made here. */
export const people = {
  requester: inventedId(103),
  'named-consultant': inventedId(101),
  deputy: inventedId(102),
  candidate: inventedId(201),
  reviewer: inventedId(202),
  advocate: inventedId(114),
  gp: inventedId(601),
  member: inventedId(121),
  coordinator: inventedId(112),
  'clinical-lead': inventedId(108),
  'safeguarding-lead': inventedId(110),
  'incoming-consultant': inventedId(106),
  stranger: inventedId(208),
} as const satisfies Partial<Record<Role | 'stranger', string>>;
