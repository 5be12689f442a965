import * as z from 'zod/mini';
import { begunForm, coded, date, instant, line, section, timeLeft } from './parts';

/** One case as this person may see it now. A part that they may not see is null, or left out of its list. */

/** A station of the way through, for the picture. */
const milestone = z.object({
  code: z.string(),
  title: z.string(),
  stands: z.enum(['done', 'now', 'to-come']),
  /** When it was done, or since when it is there; null where neither, or where this person may not see the history. */
  at: z.nullable(instant),
});

/** One change of status, in the order in which they happened: also the ways back. */
const walked = z.object({ status: coded, at: instant, entry: z.number() });

export const entry = z.object({
  /** The version it made; names the entry. */
  number: z.number(),
  at: instant,
  /** "24 November 2026, 14:03", London's time. */
  when: z.string(),
  /** Empty where it happened by itself. */
  who: z.string(),
  role: z.string(),
  /** Whose words they are, where the coordinator wrote them down. */
  relayedFor: z.string(),
  words: z.string(),
  /** What was said, as it was typed; may hold line breaks. */
  detail: z.string(),
});
export type Entry = z.infer<typeof entry>;

export const offeredCommand = z.object({
  /** What the form's address calls it: a command, or `command@candidate` where it is entered for somebody. */
  name: z.string(),
  title: z.string(),
  /** The one thing that waits for this person. */
  primary: z.boolean(),
  /** An answer to the step that waits for this person: all of them stand in sight together. */
  answers: z.boolean(),
  /** It may look like the thing to do: there is no other answer to the same question. */
  filled: z.boolean(),
  /** A death, a hold, a withdrawal: apart from the rest. */
  grave: z.boolean(),
  group: coded,
  /** The step it belongs to: what a `send` brings back. */
  step: z.number(),
  /** A draft of it is kept. */
  begun: z.boolean(),
  /** Entered by the coordinator for somebody whom the bot cannot reach. */
  relay: z.boolean(),
});
export type OfferedCommand = z.infer<typeof offeredCommand>;

const deliveredTo = z.object({
  name: z.string(),
  standing: coded,
  trouble: z.boolean(),
  words: z.string(),
  since: z.nullable(instant),
});

/** A part of the case to look at closer: the same sections as the card's sides. */
const side = z.object({ code: z.string(), title: z.string(), sections: z.array(section) });

/** `GET cases/:ref`. */
export const casePage = z.object({
  ref: z.string(),
  version: z.number(),
  step: z.number(),
  kind: coded,
  status: coded,
  urgency: coded,
  neededBy: date,
  /** "Thu 3 Dec". */
  neededOn: z.string(),
  /** "Late since Mon 11 Jan, 09:30"; empty where it is not late. */
  lateWords: z.string(),
  /** Initials; empty where this person may not see who the child is. */
  child: z.string(),
  specialty: z.string(),
  organisation: z.string(),
  over: z.boolean(),
  timeLeft: z.nullable(timeLeft),
  waits: z.object({
    /** Whether it waits for the reader. */
    mine: z.boolean(),
    words: z.string(),
    since: instant,
  }),
  /** What happens next, in a sentence. */
  next: z.string(),
  /** Null where this person was only asked, and once the case is over. */
  path: z.nullable(z.array(milestone)),
  walked: z.nullable(z.array(walked)),
  /** Where it stands, in the card's own lines; none for somebody who was only asked. */
  standing: z.array(line),
  /** What comes after the step that waits for the reader, and what where nobody acts; none for others. */
  follows: z.array(line),
  /** What the step that waits for the reader is about, in short; none for others. */
  gist: z.array(section),
  /** What else the card shows. */
  overview: z.array(section),
  /** The newest first. */
  timeline: z.nullable(z.array(entry)),
  delivery: z.nullable(z.array(deliveredTo)),
  /** people, pack, opinion, account, record: each where it is open to this person. */
  sides: z.array(side),
  commands: z.array(offeredCommand),
  begun: z.array(begunForm),
  /** What `POST print` takes. */
  print: z.array(z.object({ what: z.string(), title: z.string() })),
  now: instant,
});
export type CasePage = z.infer<typeof casePage>;
