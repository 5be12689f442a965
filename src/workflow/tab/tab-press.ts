import type { CaseRef, PersonId } from '../../domain/case/ids';
import type { Press } from '../conversation/turn';

/** A press in the tab, as the conversation takes presses: the same forms, drafts, checks and refusals. */
export function tabPress(
  person: PersonId,
  ref: CaseRef | undefined,
  verb: string,
  given: {
    readonly step?: number | undefined;
    readonly form?: string | undefined;
    readonly inputs?: Readonly<Record<string, string>> | undefined;
  } = {},
): Press {
  const { step, form, inputs = {} } = given;
  return {
    kind: 'press',
    from: { personId: person, teamsId: '' },
    // No message of a chat shows it.
    place: { serviceUrl: '', conversationId: '', isPrivate: true, tenantId: '' },
    trigger: 'manual',
    verb,
    data: {
      ...(ref === undefined ? {} : { case: ref }),
      ...(step === undefined ? {} : { step: String(step) }),
      ...(form === undefined ? {} : { form }),
    },
    inputs,
    replyToId: undefined,
    inTab: true,
  };
}
