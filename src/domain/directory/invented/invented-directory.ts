import type { Directory } from '../schema';
import { inventedOrganisations } from './invented-organisations';
import { inventedPeople } from './invented-people';
import { inventedId, inventPerson } from './invented-person';

/**
 * A directory of invented people and places, for trying the product out and for its tests.
 * Numbers below 900 are people, from 901 on panels; `inventedId` turns them into ids.
 */
export const inventedDirectory: Directory = {
  organisations: inventedOrganisations,
  people: inventedPeople
    .split('\n')
    .filter((line) => line !== '')
    .map(inventPerson),
  panels: [
    {
      id: inventedId(901),
      name: "National Advisory Panel on Children's Cancer (invented)",
      kind: 'national-advisory-panel',
      specialty: 'Oncology',
      organisation: 'INV-N1',
      clerk: inventedId(701),
      members: [inventedId(202), inventedId(702), inventedId(703)],
    },
    {
      id: inventedId(902),
      name: 'Saltmere Epilepsy Surgery MDT (invented)',
      kind: 'mdt',
      specialty: 'Neurology',
      organisation: 'INV-T2',
      clerk: inventedId(207),
      members: [inventedId(201), inventedId(204)],
    },
  ],
};
