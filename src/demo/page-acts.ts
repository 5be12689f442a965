import { z } from 'zod';
import { fromLondon, nextWorkingMorning } from '../local/case-time';
import { actionsOf, type CardAction } from '../stand-in/cards/card-actions';
import { inputsFor } from '../stand-in/cards/card-scopes';
import type { Exchange } from '../stand-in/exchange';
import { textAt } from '../stand-in/json';
import { mintTabToken } from '../stand-in/sign-in/tab-token';
import type { Deed } from './deed';
import { deedOfPress, deedOfWords } from './deeds';
import type { DemoWorld } from './demo-world';
import type { WireOutcome, WirePress, WireToken } from './wire';

/** What the page can ask for, by the last word of its address. Each takes the parsed body. */
export type PageActs = Readonly<Record<string, (body: unknown) => Promise<WireOutcome | WireToken>>>;

const done: WireOutcome = { kind: 'done' };
const person = z.string().min(1);

const press: z.ZodType<WirePress> = z.object({
  person,
  message: z.string(),
  version: z.number().int(),
  type: z.enum(['Action.Execute', 'Action.Submit']),
  verb: z.string().optional(),
  title: z.string().optional(),
  data: z.unknown().optional(),
  inputs: z.record(z.string(), z.string()),
});
const said = z.object({ person, text: z.string().trim().min(1).max(4_000) });
const read = z.object({ person, message: z.string() });
const installed = z.object({ person, installed: z.boolean() });
const reachable = z.object({ person, reachable: z.boolean() });
const moved = z.union([
  z.object({ advance: z.string() }),
  z.object({ london: z.string() }),
  z.object({ morning: z.literal(true) }),
]);

/** What the bot's answer to words or an installation means for the person who sent it. */
function outcomeOf({ status, failure }: Exchange): WireOutcome {
  if (status >= 200 && status < 300) return done;
  return { kind: 'unreachable', text: `The bot could not be reached (${failure ?? `HTTP ${status}`}).` };
}

function isPressed({ type, verb, title, data }: WirePress): (action: CardAction) => boolean {
  const same = (one: unknown, other: unknown) => JSON.stringify(one ?? {}) === JSON.stringify(other ?? {});
  return (action) =>
    action.type === type && action.verb === verb && action.title === title && same(action.data, data);
}

/** Presses on the card as the page showed it, which the bot may have changed since. */
async function pressCard({ teams, clock }: DemoWorld, body: WirePress, note: (deed: Deed) => void) {
  const message = teams.message(body.person, body.message);
  const card = message.versions[body.version - 1]?.card ?? message.card;
  const matches = isPressed(body);
  const action = card && actionsOf(card).find(matches);
  if (!card || !action) return { kind: 'stopped', text: 'This button is no longer there.' } as const;
  const known = inputsFor(action.scope).map((input) => textAt(input, 'id'));
  const typed = Object.fromEntries(Object.entries(body.inputs).filter(([id]) => known.includes(id)));
  let taken = false;
  const where = (each: CardAction) => {
    if (taken || !matches(each)) return false;
    taken = true;
    return true;
  };
  if (body.type === 'Action.Submit') {
    return outcomeOf(await teams.pressSubmit(body.person, body.message, { where }, typed, { card }));
  }
  const result = await teams.press(body.person, body.message, { where }, typed, { card });
  const what = deedOfPress(result);
  if (what !== undefined) note({ personId: body.person, what, at: clock.now() });
  const { outcome } = result;
  if (outcome.kind === 'message') return { kind: 'said', text: outcome.text } as const;
  if (outcome.kind === 'error') return { kind: 'error', text: outcome.message } as const;
  if (outcome.kind === 'unreachable') {
    return { kind: 'unreachable', text: `Unable to reach app. Please try again. (${outcome.why})` } as const;
  }
  return done;
}

/** Moves case time as a tester would: over the bot's own address for that. */
async function moveClock(
  { botUrl, clock, hours }: DemoWorld,
  body: z.infer<typeof moved>,
): Promise<WireOutcome> {
  const now =
    'morning' in body
      ? nextWorkingMorning(clock.now(), hours)
      : 'london' in body
        ? fromLondon(body.london)
        : undefined;
  if ('london' in body && now === undefined) return { kind: 'stopped', text: 'That is no date and time.' };
  const response = await fetch(`${botUrl}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify('advance' in body ? { advance: body.advance } : { now }),
  });
  if (response.ok) return done;
  const text = response.status === 409 ? 'The clock cannot go back.' : `The clock said ${response.status}.`;
  return { kind: 'stopped', text };
}

/** Everything the page can ask of one world. `note` is told of each deed, `timeMoved` after the clock has moved. */
export function createPageActs(
  world: () => DemoWorld,
  tell: {
    note: (deed: Deed) => void;
    seen: (personId: string, upTo: string) => void;
    timeMoved: () => void;
    startOver: () => Promise<void>;
  },
): PageActs {
  return {
    press: async (body) => pressCard(world(), press.parse(body), tell.note),
    async say(body) {
      const { person: id, text } = said.parse(body);
      const exchange = await world().teams.say(id, text);
      tell.note({ personId: id, what: deedOfWords(text), at: world().clock.now() });
      return outcomeOf(exchange);
    },
    async read(body) {
      const { person: id, message } = read.parse(body);
      const { teams, chats } = world();
      chats.keepSeen(id, teams.message(id, message).activityId);
      tell.seen(id, message);
      return outcomeOf(await teams.markRead(id, message));
    },
    async 'tab-token'(body) {
      const { person: personId } = z.object({ person }).parse(body);
      const { teams, tenantId, appId } = world();
      const { id } = teams.member(personId).person;
      return {
        kind: 'token',
        token: await mintTabToken({ authorityUrl: teams.url, tenantId, appId, personId: id }),
      };
    },
    async install(body) {
      const { person: id, installed: wanted } = installed.parse(body);
      const { teams } = world();
      return outcomeOf(await (wanted ? teams.install(id) : teams.uninstall(id)));
    },
    async reach(body) {
      const { person: id, reachable: wanted } = reachable.parse(body);
      world().teams.block(id, wanted ? undefined : 'MessageWritesBlocked');
      return done;
    },
    async clock(body) {
      const outcome = await moveClock(world(), moved.parse(body));
      tell.timeMoved();
      return outcome;
    },
    async 'start-over'(body) {
      z.object({ sure: z.literal(true) }).parse(body);
      await tell.startOver();
      return done;
    },
  };
}
