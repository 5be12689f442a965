import { lookingRoles } from '../../domain/process/visibility';
import { myRequestsCard } from '../../views/cards/my-requests-card';
import { freeCard } from './answers';
import type { ConversationShell } from './shell';
import type { Answer, Press } from './turn';

/** The newest of a person's cases that the list shows. */
const mostShown = 40;

/** What waits for the person first, then what they wait for, then the rest; and forms that they have begun. */
export async function myRequests(
  shell: ConversationShell,
  { from }: Pick<Press, 'from'>,
  page = 1,
): Promise<Answer> {
  const viewer = from.personId;
  const now = shell.clock.now();
  const [refs, drafts, facts] = await Promise.all([
    shell.cases.casesOf(viewer),
    shell.drafts.draftsOf(viewer),
    shell.directory.latest(),
  ]);
  const states = await Promise.all(refs.slice(0, mostShown).map((ref) => shell.cases.readCase(ref)));
  const items = states
    .filter((state) => state !== undefined)
    .filter((state) => lookingRoles(state, facts, viewer, now).size > 0)
    .map((state) => ({ state, facts }));
  const begun = drafts.map(({ key, draft }) => ({
    about: key.about,
    command: key.form,
    savedAt: draft.savedAt,
  }));
  return freeCard(myRequestsCard({ items, viewer, now, formId: shell.mint.id(), drafts: begun, page }));
}
