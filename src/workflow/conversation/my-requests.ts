import { lookingRoles } from '../../domain/process/visibility';
import {
  foundCard,
  type MyRequestsInput,
  myRequestsCard,
  worklistCard,
} from '../../views/cards/my-requests-card';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Press } from './turn';

/** The newest of a person's cases that a list looks through: a coordinator has many, and a card has an end. */
const mostLookedAt = 200;

type Asker = Pick<Press, 'from'>;

/** What waits for the person first, then what they wait for, then the rest; and forms that they have begun. */
export async function myRequests(shell: ConversationShell, asker: Asker, page = 1): Promise<Answer> {
  return freeCard(myRequestsCard({ ...(await lookThrough(shell, asker)), page }));
}

/** What is open, by step and overdue first: for coordinator and clinical lead, who see a whole organisation's. */
export async function worklist(shell: ConversationShell, asker: Asker, page = 1): Promise<Answer> {
  return freeCard(worklistCard({ ...(await lookThrough(shell, asker)), page }));
}

/** Search by reference, initials or specialty, within what the person may see. */
export async function findRequests(shell: ConversationShell, asker: Asker, search: string): Promise<Answer> {
  return freeCard(foundCard({ ...(await lookThrough(shell, asker)), search }));
}

async function lookThrough(shell: ConversationShell, { from }: Asker): Promise<MyRequestsInput> {
  const viewer = from.personId;
  const now = shell.clock.now();
  const [refs, drafts, facts] = await Promise.all([
    shell.cases.casesOf(viewer),
    shell.drafts.draftsOf(viewer),
    shell.directory.latest(),
  ]);
  const states = await Promise.all(refs.slice(0, mostLookedAt).map((ref) => shell.cases.readCase(ref)));
  const items = states
    .filter((state) => state !== undefined)
    .filter((state) => lookingRoles(state, facts, viewer, now).size > 0)
    .map((state) => ({ state, facts }));
  const begun = drafts.map(({ key, draft }) => ({
    about: key.about,
    command: key.form,
    savedAt: draft.savedAt,
  }));
  return { items, viewer, now, formId: shell.mint.id(), drafts: begun };
}
