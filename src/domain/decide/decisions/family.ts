import { isTerminal } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import type { FamilyConversation } from '../../case/stored/recorded';
import { packItems } from '../../case/stored/recorded';
import type { Context, Handlers } from '../context';
import { nextId } from '../context';
import { missing, refuse } from '../refusals';

/** A late conversation in which the family objects asks the clinical lead to decide (process page §4a). */
function debtAfterConversation(conversation: FamilyConversation, context: Context): readonly EventBody[] {
  const unsure = conversation.view === 'objects' || conversation.view === 'holders-differ';
  // On a closed request there is nothing left to go on with or to uphold.
  if (
    isTerminal(context.state) ||
    !unsure ||
    context.state.debts.some((each) => each.kind === 'lead-decision')
  )
    return [];
  return [
    {
      type: 'debt-incurred',
      id: nextId('d', context.state, 1),
      kind: 'lead-decision',
      about: 'conversation-recorded',
    },
  ];
}

/** The family step, the pack, and what is owed to the family (process page §4a). */
export const family: Handlers<
  'record-family-conversation' | 'go-on-conversation-owed' | 'complete-pack' | 'record-owed'
> = {
  'record-family-conversation': ({ type: _, ...said }) => [{ type: 'conversation-recorded', said }],

  'go-on-conversation-owed': ({ type: _, ...said }, { state }) => {
    const debt = {
      type: 'debt-incurred',
      id: nextId('d', state, 1),
      kind: 'conversation',
      about: 'went-on-conversation-owed',
    } as const;
    return [{ type: 'went-on-conversation-owed', said }, debt];
  },

  'complete-pack': ({ type: _, ...said }) => {
    const absent = packItems.filter((item) => !said.items.some((each) => each.item === item));
    if (absent.length > 0) {
      const fields = Object.fromEntries(
        absent.map((item) => [
          `items.${packItems.indexOf(item)}.standing`,
          'Select whether this is in the pack or waived.',
        ]),
      );
      return refuse('missing', 'Go through the whole checklist.', fields);
    }
    return [{ type: 'pack-completed', said }];
  },

  'record-owed': (command, context) => {
    const debt = context.state.debts.find(
      (each) => each.id === command.debt && each.kind !== 'lead-decision',
    );
    if (debt === undefined) return missing('debt', 'This is not owed any more. Select from the list.');
    if (debt.kind === 'conversation') {
      const { conversation } = command;
      if (conversation === undefined) return missing('conversation.clinician', 'Enter the conversation.');
      return [
        { type: 'debt-paid', debt: debt.id, kind: debt.kind, conversation },
        ...debtAfterConversation(conversation, context),
      ];
    }
    const { toldBy, toldOn, note } = command;
    if (toldBy === undefined) return missing('toldBy', 'Enter who told the family.');
    if (toldOn === undefined) return missing('toldOn', 'Enter the date.');
    const { id, kind } = debt;
    // Nobody can have agreed to what they had not heard (process page §4a, outcome; I11).
    const anew = kind === 'sharing' && ['resolution', 'closing'].includes(context.state.stage.status);
    return [
      {
        type: 'debt-paid',
        debt: id,
        kind,
        toldBy,
        toldOn,
        ...(note === undefined ? {} : { note }),
        ...(anew ? { outcomeAnew: true as const } : {}),
      },
    ];
  },
};
