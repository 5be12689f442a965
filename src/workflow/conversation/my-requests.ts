import type { PersonId } from '../../domain/case/ids';
import {
  foundCard,
  type MyRequestsInput,
  myRequestsCard,
  worklistCard,
} from '../../views/cards/other-cards/my-requests-card';
import { keptOver } from '../kept-over';
import { type Mine, readMine } from '../read-mine';
import { freeCard } from './answers';
import { notLetIn } from './not-let-in';
import type { ConversationShell } from './shell';
import type { Answer, Message, Press } from './turn';

type Asker = Message | Press;

/** What waits for the person first, then what they wait for, then the rest; and forms that they have begun. */
export async function myRequests(shell: ConversationShell, asker: Asker, page = 1): Promise<Answer> {
  return listed(shell, asker, (input) => myRequestsCard({ ...input, page }));
}

/** What is open, by step and overdue first: for coordinator and clinical lead, who see a whole organisation's. */
export async function worklist(shell: ConversationShell, asker: Asker, page = 1): Promise<Answer> {
  return listed(shell, asker, (input) => worklistCard({ ...input, page }));
}

/** Search by reference, initials or specialty, within what the person may see. */
export async function findRequests(shell: ConversationShell, asker: Asker, search: string): Promise<Answer> {
  return listed(shell, asker, (input) => foundCard({ ...input, search }));
}

async function listed(
  shell: ConversationShell,
  asker: Asker,
  card: (input: MyRequestsInput) => object,
): Promise<Answer> {
  const person = asker.from.personId;
  const mine = await readMine(shell, person);
  if (typeof mine === 'string') return notLetIn(mine, asker);
  return freeCard(card(await withDrafts(shell, person, mine)));
}

async function withDrafts(
  shell: ConversationShell,
  viewer: PersonId,
  { states, damaged, facts, now }: Mine,
): Promise<MyRequestsInput> {
  const drafts = (await shell.drafts.draftsOf(viewer)).map(({ key, draft, endsAt }) => ({
    about: key.about,
    command: key.form,
    savedAt: draft.savedAt,
    endsAt,
  }));
  const items = states.map((state) => ({ state, facts }));
  const over = await keptOver(shell, viewer, { states, facts, now });
  return { items, over, damaged, viewer, now, formId: shell.mint.id(), drafts };
}
