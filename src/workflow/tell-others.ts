import type { CaseRef } from '../domain/case/ids';
import type { CaseState } from '../domain/case/state';
import { linkedRefs } from '../domain/decide/other-requests/linked-requests';
import type { Facts } from '../domain/process/open/facts';
import { type CommandShell, type Handled, handleCommand } from './handle-command';
import { StoreUnavailable } from './ports/case-ports';
import { isDamage } from './ports/list-ports';

const system = { kind: 'system' } as const;

/**
 * Lets every other request about the same child hear of a hold or a death on this one, or of their end, in a commit each,
 * and then notes here that they have heard (process page §4b). If the process dies in between, it is done again from the
 * start: what a request has noted already it does not note twice.
 */
export async function tellOthers(shell: CommandShell, state: CaseState, facts: Facts): Promise<Handled> {
  const about = await shell.cases.casesAbout(shell.sameChild(state.request.child, facts.directory));
  const refs = new Set<CaseRef>([
    ...about,
    ...linkedRefs(state),
    ...(state.aboutChild ?? []).map(({ ref }) => ref),
  ]);
  refs.delete(state.ref);
  const failed: unknown[] = [];
  for (const ref of refs) {
    const command = { type: 'note-other-request', ref: state.ref } as const;
    await handleCommand(shell, { given: { command, actor: system }, ref }).catch((error: unknown) => {
      // One that cannot be read or written keeps nobody else from hearing of it.
      if (error instanceof StoreUnavailable) throw error;
      if (isDamage(error)) shell.damaged?.(ref, error);
      else failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
  return await handleCommand(shell, {
    given: { command: { type: 'tell-others', news: state.childNews ?? 0 }, actor: system },
    ref: state.ref,
  });
}
