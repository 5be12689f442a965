import type { NotDone, SendCall } from '../fakes/fake-messenger';
import { aCommand } from './core/a-command';
import { castFor } from './core/ways';
import { aCaseIn, aWorkflow, deliverAll, type Workflow } from './workflow';

export const cast = castFor('external-second-opinion');
export const comments = { by: cast.requester, gives: aCommand('comment') };
/** Rings the consultant, whoever's turn it is. */
export const notifies = { by: cast.requester, gives: aCommand('add-information') };

/** A case in review, everybody's card delivered, nothing in the way. */
export async function delivered(status: Parameters<typeof aCaseIn>[1] = 'under-review') {
  const workflow = await aWorkflow();
  const ref = await aCaseIn(workflow, status);
  await deliverAll(workflow);
  workflow.messenger.calls.length = 0;
  return { workflow, ref };
}

/** Every call of one kind to one person ends so, until the returned function is called. */
export function failing(
  { messenger }: Workflow,
  person: string,
  kind: SendCall['kind'],
  result: NotDone,
): () => void {
  messenger.answer = (call) => (call.person === person && call.kind === kind ? result : undefined);
  return () => {
    messenger.answer = () => undefined;
  };
}

export async function noted({ stores }: Workflow, ref: string) {
  const history = await stores.cases.history(ref);
  return history.flatMap((each) =>
    each.type === 'delivery-noted' ? [`${each.said.person} ${each.said.standing}: ${each.said.why}`] : [],
  );
}

export const versionOf = async ({ stores }: Workflow, ref: string) =>
  (await stores.cases.readCase(ref))?.version;
export const textOf = (card: unknown) => JSON.stringify(card);
