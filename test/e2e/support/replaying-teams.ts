import type { Stores } from '../../../src/redis/stores';
import type { Teams } from '../../../src/stand-in/teams';

/** How a press is delivered again: as Teams does after a time-out, or as a client that sends it anew. */
export type Replays = readonly ('sameId' | 'newId')[];

/** Five times more: under the same id, as after a time-out, and under new ones. */
export const fiveTimesMore: Replays = ['sameId', 'newId', 'newId', 'sameId', 'newId'];

/**
 * Teams that delivers every press several times more. What a press changed must be changed once: the cases of whoever
 * pressed, and what they have typed, are after the repeats as they were before them (process page I9).
 * @param settle waits until all that fell due is committed and delivery is at rest
 */
export function replayingTeams(
  teams: Teams,
  replays: Replays,
  { cases, drafts }: Stores,
  settle: () => Promise<void>,
): Teams {
  async function kept(person: string): Promise<string> {
    const refs = [...(await cases.casesOf(person))].sort();
    const states = await Promise.all(refs.map((ref) => cases.readCase(ref)));
    const typed = (await drafts.draftsOf(person)).map(({ key, draft }) => ({ key, values: draft.values }));
    return JSON.stringify({ states, typed });
  }

  return {
    ...teams,
    press: async (...press) => {
      const first = await teams.press(...press);
      // What the clock and the post do after a change is not the repeat's doing.
      if (JSON.stringify(first.activity['value']).includes('"verb":"send:')) await settle();
      const before = await kept(first.personId);
      for (const [index, as] of replays.entries()) {
        // What the chat shows stays the first answer: nobody waits for the others.
        const id = as === 'sameId' ? {} : { id: `f:again-${index}-${String(first.activity['id'])}` };
        const again = await teams.signed({ ...first.activity, ...id });
        if (again.status !== first.status)
          throw new Error(
            `Answered with ${first.status}, then ${again.status}: ${JSON.stringify(again.body)}`,
          );
      }
      const after = await kept(first.personId);
      if (after !== before)
        throw new Error(
          `A repeat of ${JSON.stringify(first.activity['value'])} changed ${difference(before, after)}`,
        );
      return first;
    },
  };
}

/** Where two texts part. */
function difference(one: string, other: string): string {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const from = Math.max(0, at - 60);
  return `…${one.slice(from, at + 200)}… to …${other.slice(from, at + 200)}…`;
}
