import { nextWorkingMorning, tellTime } from '../local/case-time';
import type { InboxMessage } from '../stand-in/connector/inbox';
import type { Member } from '../stand-in/people';
import type { TeamsChange } from '../stand-in/teams';
import { botName, type DemoWorld } from './demo-world';
import type { WireEvent, WireMessage, WirePerson, WireTime, WireWorld } from './wire';

/** As the manifest names the tab. */
const tabEntityId = 'requests';

const standingNames: Readonly<Record<string, string>> = {
  'clinical-lead': 'Clinical lead',
  'safeguarding-lead': 'Safeguarding lead',
  coordinator: 'Coordinator',
  'service-planner': 'Service planner',
  operator: 'Operator',
};

/** A person as the page shows them. */
function wirePerson({ directory }: DemoWorld, member: Member): WirePerson {
  const known = directory.people.find(({ id }) => id === member.person.id);
  const site = directory.organisations.find(
    ({ code, sites }) =>
      code === known?.organisation || sites.some((each) => each.code === known?.organisation),
  );
  return {
    id: member.person.id,
    name: member.person.name,
    jobTitle: known?.jobTitle ?? '',
    standing: (known?.standing ?? []).map(({ role, as }) => {
      const name = standingNames[role] ?? role;
      return as === 'alternate' ? `${name} (alternate)` : name;
    }),
    place: (site?.name ?? '').replace(' (invented)', ''),
    installed: member.installed,
    reachable: member.block === undefined,
    relay: known?.reach === 'relay',
  };
}

/** The first thing in a chat, which speaks of no request: what the bot says of itself when the app is added. */
function isGreeting({ teams }: DemoWorld, message: InboxMessage): boolean {
  const [first] = teams.thread(message.personId);
  return first?.activityId === message.activityId && message.from === 'bot' && message.summary === botName;
}

/** A message as the page shows it. */
function wireMessage(world: DemoWorld, message: InboxMessage): WireMessage {
  const { activityId: id, personId, from, text, card, notification, versions, deleted, warnings } = message;
  const at = versions[0]?.at ?? '';
  const changedAt = versions.at(-1)?.at ?? at;
  return {
    id,
    personId,
    from,
    text,
    card,
    notification,
    at,
    changedAt,
    version: versions.length,
    greeting: isGreeting(world, message),
    deleted,
    warnings,
  };
}

/** Case time as the page's clock shows it. */
export function wireTime({ clock, hours }: DemoWorld): WireTime {
  const span = ({ from, to }: { from: string; to: string }) => `${from} to ${to}`;
  const now = clock.now();
  return {
    ...tellTime(now, hours),
    nextMorning: nextWorkingMorning(now, hours),
    quietHours: span(hours.quietHours),
    workingHours: span(hours.workingHours),
  };
}

/** Everything at once, for a page that has just been opened. */
export function wireWorld(world: DemoWorld): WireWorld {
  const members = world.teams.members();
  return {
    tab: {
      address: `${world.botUrl}/tab`,
      appId: world.appId,
      tenantId: world.tenantId,
      entityId: tabEntityId,
    },
    people: members.map((member) => wirePerson(world, member)),
    messages: members.flatMap(({ person }) =>
      world.teams.thread(person.id).map((each) => wireMessage(world, each)),
    ),
    time: wireTime(world),
    deeds: world.chats.deeds,
    seen: Object.fromEntries(world.chats.seen),
  };
}

/** A change in the stand-in as the page is told of it. */
export function wireChange(world: DemoWorld, change: TeamsChange): WireEvent {
  if (change.kind === 'member') return { kind: 'person', person: wirePerson(world, change.member) };
  const message = wireMessage(world, change.message);
  return change.kind === 'message'
    ? { kind: 'message', message }
    : { kind: 'forgotten', personId: message.personId, id: message.id };
}
