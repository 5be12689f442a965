import { lastPublishedYear } from '../../rules/calendar';
import { foldName } from '../../rules/fold-name';
import { findOrganisation, indexDirectory, standingHolder } from '../lookup';
import {
  actingStandingRoles,
  type Directory,
  type Organisation,
  type Person,
  type StandingRole,
} from '../schema';

const roleNames: Readonly<Record<StandingRole, string>> = {
  'clinical-lead': 'clinical lead',
  'safeguarding-lead': 'safeguarding lead',
  coordinator: 'coordinator',
  'service-planner': 'service planner',
  operator: 'operator',
};

/**
 * What an operator should look at in a directory that can be used: one sentence each.
 * @param today date in London, `YYYY-MM-DD`
 */
export function directoryWarnings(directory: Directory, today: string): readonly string[] {
  return [
    ...standingWarnings(directory),
    ...employerWarnings(directory),
    ...nameWarnings(directory),
    ...reachWarnings(directory),
    ...leaveWarnings(directory, today),
  ];
}

/** Who stands alone, and who holds a role out of the bot's reach (process page §2, §7). */
function standingWarnings(directory: Directory): string[] {
  const index = indexDirectory(directory);
  return directory.organisations.flatMap(({ code, name }) =>
    (Object.keys(roleNames) as StandingRole[]).flatMap((role) => {
      const { holder, alternate } = standingHolder(index, code, role);
      if (findOrganisation(index, code)?.code !== code) return [];
      const place = `${name} (${code})`;
      const acts = (actingStandingRoles as readonly string[]).includes(role);
      return [
        ...(holder !== undefined && alternate === undefined
          ? [`${place}: the ${roleNames[role]} has no alternate.`]
          : []),
        ...(holder === undefined && alternate !== undefined
          ? [`${place}: there is an alternate, but nobody is ${roleNames[role]}.`]
          : []),
        ...[holder, alternate]
          .filter((each): each is Person => acts && each?.reach === 'relay')
          .map(
            (each) =>
              `${place}: ${each.name} stands for the ${roleNames[role]}, but the bot cannot reach them.`,
          ),
      ];
    }),
  );
}

/** People whose employer is gone, and places where nobody works. */
function employerWarnings({ organisations, people }: Directory): string[] {
  const merged = new Map(organisations.map((one) => [one.code, one.mergedInto]));
  const owner = new Map(organisations.flatMap(({ code, sites }) => sites.map((site) => [site.code, code])));
  const employer = (code: string) => owner.get(code) ?? code;
  const used = new Set(people.flatMap((each) => [each.organisation, ...each.otherEmployers].map(employer)));
  return [
    ...people
      .filter(({ organisation }) => merged.get(employer(organisation)) !== undefined)
      .map(
        ({ name, id, organisation }) =>
          `${name} (${id}) has no organisation of today: ${organisation} became part of ${merged.get(employer(organisation))}.`,
      ),
    ...organisations
      .filter(({ code, mergedInto }) => mergedInto === undefined && !used.has(code))
      .map(({ code, name }: Organisation) => `${name} (${code}): nobody in the file works there.`),
  ];
}

/** Who may be one person with two accounts. */
function nameWarnings({ people }: Directory): string[] {
  const byName = new Map<string, Person[]>();
  for (const each of people) {
    const key = `${foldName(each.name)}|${each.organisation}`;
    byName.set(key, [...(byName.get(key) ?? []), each]);
  }
  return [...byName.values()]
    .filter(({ length }) => length > 1)
    .map((alike) => {
      const ids = alike.map(({ id }) => id).join(', ');
      return `${alike[0]?.name} is in the file ${alike.length} times (${ids}): for one person, keep the present account and write the others into its column formerly.`;
    });
}

/** Whom the bot cannot reach, and whether somebody is there to relay (process page §7). */
function reachWarnings(directory: Directory): string[] {
  const relayed = directory.people.filter(({ reach }) => reach === 'relay').length;
  if (relayed === 0) return [];
  const are = relayed === 1 ? '1 person is' : `${relayed} people are`;
  return [`${are} reached by relay: a coordinator passes on what the bot would send.`];
}

/** How far ahead working time can be reckoned with certainty (process page §6). */
function leaveWarnings({ people }: Directory, today: string): string[] {
  const years = [today, ...people.flatMap(({ leave }) => leave.map(({ to }) => to))].map((date) =>
    Number(date.slice(0, 4)),
  );
  const last = Math.max(...years);
  const past = people.filter(({ leave }) => leave.length > 0 && leave.every(({ to }) => to < today)).length;
  return [
    ...(last > lastPublishedYear
      ? [
          `The file reaches into ${last}: bank holidays after ${lastPublishedYear} follow the rules and miss what is proclaimed.`,
        ]
      : []),
    ...(past > 0 ? [`${past} of the people with leave have none ahead: is the leave up to date?`] : []),
  ];
}
