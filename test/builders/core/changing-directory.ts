import { inventedId } from '../../../src/domain/directory/invented/invented-person';
import { parseDirectory } from '../../../src/domain/directory/reading/parse-directory';
import type { Directory, Person } from '../../../src/domain/directory/schema';
import { daysBefore } from '../../../src/domain/rules/age';
import type { Dice } from './dice';
import { who } from './people';

/** Another directory as an operator would import it, one or two things of it changed, and what these were. */
export interface ChangedDirectory {
  readonly directory: Directory;
  readonly what: readonly DirectoryChange[];
}

interface Change {
  readonly dice: Dice;
  /** Date in London. */
  readonly today: string;
  readonly before: Directory;
}

type Make = (change: Change) => Directory | undefined;

const changePerson = (directory: Directory, id: string, change: Partial<Person>): Directory => ({
  ...directory,
  people: directory.people.map((each) => (each.id === id ? { ...each, ...change } : each)),
});
const consultants = ({ people }: Directory) => people.filter(({ grade }) => grade === 'consultant');
const withoutDuty = ({ people }: Directory) => people.filter(({ standing }) => standing.length === 0);

/** Somebody new, who sometimes takes an office, a deputy's part, or the clerk's. */
const joins: Make = ({ dice, before }) => {
  const number = 1_000 + dice.roll(9_000);
  const id = inventedId(number);
  if (before.people.some((each) => each.id === id)) return undefined;
  const like = dice.pickAny(consultants(before));
  if (like === undefined) return undefined;
  const { deputy: _, registrationNumber: __, ...rest } = like;
  const person: Person = {
    ...rest,
    id,
    name: `Dr Newcomer ${number}`,
    leave: [],
    standing: [],
    otherEmployers: [],
  };
  const added = { ...before, people: [...before.people, person] };
  switch (dice.roll(3)) {
    case 0:
      return takesOffice(added, id, dice);
    case 1:
      return changePerson(added, like.id, { deputy: id });
    default:
      return added;
  }
};

/** Somebody takes a standing role from whoever has it. */
function takesOffice(directory: Directory, to: string, dice: Dice): Directory {
  const holders = directory.people.filter(({ standing }) => standing.length > 0);
  const from = dice.pickAny(holders);
  const [given, ...kept] = from?.standing ?? [];
  const taker = directory.people.find(({ id }) => id === to);
  if (from === undefined || given === undefined || taker === undefined) return directory;
  const left = changePerson(directory, from.id, { standing: kept });
  return changePerson(left, to, { standing: [...taker.standing, given] });
}

/** Somebody is gone: what only they did others do now. */
const leaves: Make = ({ dice, before }) => {
  const gone = dice.pickAny(before.people);
  if (gone === undefined) return undefined;
  let directory = before;
  for (const entry of gone.standing) {
    const next = dice.pickAny(withoutDuty(directory).filter(({ id }) => id !== gone.id));
    if (next === undefined) return undefined;
    directory = changePerson(directory, next.id, { standing: [entry] });
  }
  const clerk = dice.pickAny(directory.people.filter(({ id }) => id !== gone.id))?.id ?? gone.id;
  return {
    ...directory,
    people: directory.people
      .filter(({ id }) => id !== gone.id)
      .map((each) => {
        const { deputy, ...rest } = each;
        return deputy === gone.id ? rest : each;
      }),
    panels: directory.panels.map((each) => ({
      ...each,
      clerk: each.clerk === gone.id ? clerk : each.clerk,
      members: each.members.filter((member) => member !== gone.id),
    })),
  };
};

/** One Trust becomes part of another, whose office, clinical and safeguarding lead are those of both from now on. */
const merger: Make = ({ dice, before }) => {
  const open = before.organisations.filter(
    ({ mergedInto, code }) => mergedInto === undefined && /^INV-T/.test(code),
  );
  const [one, other] = [dice.pickAny(open), dice.pickAny(open)];
  if (one === undefined || other === undefined || one.code === other.code) return undefined;
  return {
    ...before,
    people: before.people.map((each) => ({
      ...each,
      standing: each.standing.filter(({ organisation }) => organisation !== one.code),
    })),
    organisations: before.organisations.map((each) =>
      each.code === one.code ? { ...each, mergedInto: other.code } : each,
    ),
  };
};

/** Holder and alternate of one role change places, or somebody else takes it. */
const office: Make = ({ dice, before }) => {
  const taker = dice.pickAny(withoutDuty(before));
  return taker === undefined ? undefined : takesOffice(before, taker.id, dice);
};

const deputy: Make = ({ dice, before }) => {
  const [one, other] = [dice.pickAny(consultants(before)), dice.pickAny(consultants(before))];
  if (one === undefined || other === undefined || one.id === other.id) return undefined;
  return changePerson(before, one.id, { deputy: other.id });
};

const leave: Make = ({ dice, before, today }) => {
  const person = dice.pickAny(before.people);
  const from = daysBefore(today, 2 - dice.roll(10));
  return (
    person && changePerson(before, person.id, { leave: [{ from, to: daysBefore(from, -dice.roll(15)) }] })
  );
};

/** Somebody has a contract with the treating Trust as well, or has it no more. */
const employer: Make = ({ dice, before }) => {
  const person = dice.pickAny(consultants(before));
  const otherEmployers = person?.otherEmployers.length === 0 ? ['INV-T1-FG'] : [];
  return person && changePerson(before, person.id, { otherEmployers });
};

const clerk: Make = ({ dice, before }) => {
  const person = dice.pickAny(before.people)?.id ?? who.stranger;
  const panel = dice.pickAny(before.panels);
  return panel === undefined
    ? undefined
    : {
        ...before,
        panels: before.panels.map((each) => (each === panel ? { ...each, clerk: person } : each)),
      };
};

const reach: Make = ({ dice, before }) => {
  const person = dice.pickAny(before.people);
  return person && changePerson(before, person.id, { reach: person.reach === 'teams' ? 'relay' : 'teams' });
};

const changes = { joins, leaves, merger, office, deputy, leave, employer, clerk, reach } as const;
export type DirectoryChange = keyof typeof changes;
const names = Object.keys(changes) as DirectoryChange[];

/**
 * What the import would take: a change that it would refuse is not made. Mergers are few, since of several nothing is left
 * to ask; leavers and joiners are the most.
 */
export function changedDirectory(dice: Dice, before: Directory, today: string): ChangedDirectory {
  const often: readonly DirectoryChange[] = ['joins', 'leaves', 'leaves', 'office', 'clerk', ...names];
  let directory = before;
  const what: DirectoryChange[] = [];
  for (let tries = 0; tries < 8 && what.length < 2; tries += 1) {
    const name = dice.pickAny(often) ?? 'office';
    const made = changes[name]({ dice, today, before: directory });
    if (made === undefined || !parseDirectory(JSON.stringify(made)).ok) continue;
    directory = made;
    what.push(name);
  }
  return { directory, what };
}
