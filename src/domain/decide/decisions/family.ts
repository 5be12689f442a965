import type { CommandOf } from '../../asked/commands';
import { isTerminal } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import type { FamilyConversation, YoungPerson } from '../../case/stored/recorded';
import { packItems } from '../../case/stored/recorded';
import { decidesThemselves, hasRefused } from '../../case/young-person';
import type { Context, Handlers } from '../context';
import { nextId } from '../context';
import { missing, type Refusal, refuse } from '../refusals';
import type { Problems } from '../request-checks';
import { ownWordProblems } from '../young-person';

/** A late conversation in which the family objects asks the clinical lead to decide (process page §4a). */
function debtAfterConversation(conversation: FamilyConversation, context: Context): readonly EventBody[] {
  const { youngPerson: word } = conversation;
  const { dateOfBirth } = context.state.request.child;
  // Where the young person decides, it is their own refusal that asks for a decision.
  if (word !== undefined && decidesThemselves(word, dateOfBirth, context.now))
    return debtAfterOwnWord(word, context);
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

/** What the young person says, late as well: a refusal asks the clinical lead, while something is still to go outside. */
function debtAfterOwnWord(word: YoungPerson, { state, now }: Context): readonly EventBody[] {
  const refused = hasRefused({ ...state, youngPerson: { ...word, at: now } }, now);
  const goesOut = ['preparing', 'inviting', 'conflict-check', 'under-review'].includes(state.stage.status);
  if (!refused || !goesOut || state.debts.some((each) => each.kind === 'lead-decision')) return [];
  const id = nextId('d', state, 1);
  return [{ type: 'debt-incurred', id, kind: 'lead-decision', about: 'young-persons-word-recorded' }];
}

/** What is missing from a conversation: the young person’s own word by age, else the family’s agreement or a basis without it. */
function conversationProblems(
  conversation: CommandOf<'record-family-conversation'>['conversation'],
  context: Context,
): Problems {
  const { youngPerson: word = { excluded: [] } } = conversation;
  const { dateOfBirth } = context.state.request.child;
  const own = ownWordProblems(word, context, 'conversation.youngPerson');
  const decided = decidesThemselves(word, dateOfBirth, context.now);
  if (decided || conversation.sharing === 'agreed' || conversation.basisWithoutAgreement !== undefined)
    return own;
  return {
    ...own,
    'conversation.basisWithoutAgreement': 'Enter the basis for sharing without the family’s agreement.',
  };
}

const checked = (problems: Problems): Refusal | undefined =>
  Object.keys(problems).length === 0 ? undefined : refuse('missing', 'Check the marked fields.', problems);

/** The family step, the pack, and what is owed to the family (process page §4a). */
export const family: Handlers<
  | 'record-family-conversation'
  | 'record-young-persons-word'
  | 'ask-family-again'
  | 'go-on-conversation-owed'
  | 'complete-pack'
  | 'record-owed'
> = {
  'record-family-conversation': ({ type: _, ...said }, context) =>
    checked(conversationProblems(said.conversation, context)) ?? [{ type: 'conversation-recorded', said }],

  'record-young-persons-word': ({ type: _, ...said }, context) =>
    checked(ownWordProblems(said.youngPerson, context, 'youngPerson')) ?? [
      { type: 'young-persons-word-recorded', said },
      ...debtAfterOwnWord(said.youngPerson, context),
    ],

  'ask-family-again': ({ type: _, ...said }) => [{ type: 'family-asked-again', said }],

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
      const problem = checked(conversationProblems(conversation, context));
      if (problem !== undefined) return problem;
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
