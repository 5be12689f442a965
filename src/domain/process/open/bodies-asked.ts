import type { PersonId } from '../../case/ids';
import type { BodyAsked } from '../../case/matters';
import type { CaseState } from '../../case/state';
import { excludedOrganisations } from '../../case/young-person';
import type { DirectoryIndex } from '../../directory/lookup';
import { parentCode } from '../../directory/organisations';
import type { Panel } from '../../directory/schema';

/** Bodies that are asked whom they recommend (process page §4a, ask a body). */

/** Where its answer can still put somebody on the list. */
const whereListed = ['preparing', 'inviting'];

/** The body whose answer is waited for now, as far as the list is still open. */
export function openBody({ bodies = [], stage }: CaseState): BodyAsked | undefined {
  const last = bodies.at(-1);
  return last?.answered === undefined && whereListed.includes(stage.status) ? last : undefined;
}

/** Whether it is run by an organisation that the young person who decides has left out: then nothing goes to it (§4a, family-step). */
export function isLeftOut({ organisation }: Panel, state: CaseState, directory: DirectoryIndex): boolean {
  return (
    organisation !== undefined &&
    excludedOrganisations(state).some(
      (code) => parentCode(code, directory) === parentCode(organisation, directory),
    )
  );
}

/** Who answers for the body that is asked now, by the present directory: nobody where it is in it no more, or left out. */
export function bodyClerk(state: CaseState, directory: DirectoryIndex): PersonId | undefined {
  const body = openBody(state);
  const found = body && directory.panelById.get(body.body);
  return found === undefined || isLeftOut(found, state, directory) ? undefined : found.clerk;
}

/** The bodies that can be asked: professional bodies and national panels, of the specialty or not. */
export function bodiesToAsk({ directory }: DirectoryIndex): readonly Panel[] {
  return directory.panels.filter(({ kind }) => kind !== 'mdt');
}

/** The key under which its answer is reminded of. */
export const bodyKey = ({ id }: BodyAsked): string => `body:${id}`;
