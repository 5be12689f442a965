import { inventedDirectory } from '../../../src/domain/directory/invented/invented-directory';
import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { indexDirectory } from '../../../src/domain/directory/lookup';
import type { Directory, Person } from '../../../src/domain/directory/schema';
import type { Facts } from '../../../src/domain/process/open/facts';
import type { Nation } from '../../../src/domain/rules/nation';

/** The invented people that the tests of the core name, by what they mostly do there. */
export const who = {
  // Marrowdale
  oncologist: inventedId(101),
  oncologysDeputy: inventedId(102),
  oncologyDoctor: inventedId(103),
  haematologist: inventedId(104),
  palliativeConsultant: inventedId(105),
  neurologist: inventedId(106),
  neurologysDeputy: inventedId(107),
  clinicalLead: inventedId(108),
  leadsAlternate: inventedId(109),
  safeguardingLead: inventedId(110),
  safeguardingAlternate: inventedId(111),
  coordinator: inventedId(112),
  coordinatorsAlternate: inventedId(113),
  advocate: inventedId(114),
  respiratoryConsultant: inventedId(115),
  intensivist: inventedId(116),
  rheumatologist: inventedId(117),
  rheumatologysDeputy: inventedId(118),
  respiratoryDoctor: inventedId(119),
  rheumatologyDoctor: inventedId(120),
  nurse: inventedId(121),
  physiotherapist: inventedId(122),
  operator: inventedId(123),
  servicePlanner: inventedId(124),
  gp: inventedId(601),
  // Elsewhere
  saltmereNeurologist: inventedId(201),
  saltmereOncologist: inventedId(202),
  /** Works at Saltmere, with an honorary contract at Marrowdale. */
  honoraryAtMarrowdale: inventedId(203),
  saltmereIntensivist: inventedId(204),
  thornwickRheumatologist: inventedId(301),
  thornwickRespiratory: inventedId(302),
  thornwickNeurologist: inventedId(303),
  cancerPanel: inventedId(901),
  cancerPanelClerk: inventedId(701),
  epilepsyMdt: inventedId(902),
  epilepsyMdtClerk: inventedId(207),
  overseasRheumatologist: inventedId(801),
  stranger: inventedId(208),
} as const;

/** The invented directory, with some people changed. */
export function factsWith(changes: Readonly<Record<string, Partial<Person>>> = {}): Facts {
  const directory: Directory = {
    ...inventedDirectory,
    people: inventedDirectory.people.map((each) => ({ ...each, ...changes[each.id] })),
  };
  return { directory: indexDirectory(directory) };
}

/** The same with every organisation in one nation. */
export function factsIn(nation: Nation, { directory }: Facts = factsWith()): Facts {
  const { organisations, ...others } = directory.directory;
  return {
    directory: indexDirectory({
      ...others,
      organisations: organisations.map((each) => ({ ...each, nation })),
    }),
  };
}

export const theFacts: Facts = factsWith();

/** Everybody in the directory, panels left out. */
export const everybody: readonly string[] = inventedDirectory.people.map((each) => each.id);
