import { familyConversation, familyView } from '../../../../domain/asked/recorded';
import { debtsOf } from '../choices/entry-choices';
import type { FormContext, Page, Values } from '../field';
import { listPages } from '../list-pages';
import { form, type Makers, onePage } from '../make-fields';
import { flatten } from '../reading/flatten';
import { ownName, today } from './known';
import { packForm } from './pack';
import { asksYoungPerson, youngPersonPages } from './young-person';

/** The conversation with the family, the pack, and what is owed (process page §4a). */

function conversationPages(make: Makers, context: FormContext): readonly Page[] {
  const { values } = context;
  const { shape } = familyConversation;
  const ownWord = (values['conversation.youngPerson.sharing'] ?? '') !== '';
  const refused = values['conversation.sharing'] === 'not-agreed' && !ownWord;
  const questions = (list: 'familyQuestions' | 'childQuestions', key: string, most: number) =>
    listPages(
      {
        most,
        perPage: 3,
        fields: (index) => [make.paragraph(`conversation.${list}.${index}`, { required: false })],
        page: (fields, number) =>
          make.page(key, fields, {
            id: number === 1 ? key : `${key}-${number}`,
            section: 'conversation-questions',
          }),
      },
      values,
    );
  return [
    make.page('conversation', [
      make.line('conversation.clinician'),
      make.date('conversation.spokenOn'),
      make.line('conversation.parentalResponsibility'),
      make.long('conversation.explained'),
    ]),
    // First whoever may decide: then the family's agreement is not what shares outside, and needs no basis.
    ...(asksYoungPerson(context) ? youngPersonPages(make, context, 'conversation.youngPerson.') : []),
    make.page('conversation-view', [
      make.yesNo('conversation.guideGiven'),
      make.choice('conversation.advocateOffered', 'advocate-offered', shape.advocateOffered.options),
      make.choice('conversation.view', 'family-view', familyView.options),
      make.choice('conversation.sharing', 'agreement', shape.sharing.options),
      make.paragraph('conversation.basisWithoutAgreement', {
        required: refused,
        onlyIf: { paths: ['conversation.sharing'], is: ['not-agreed'] },
      }),
    ]),
    ...questions('familyQuestions', 'family-asked', 6),
    ...questions('childQuestions', 'child-asked', 4),
  ];
}

/** What is known already about the conversation to come: it is mostly written down on the day, by whoever spoke. */
function startOfConversation(context: FormContext): Values {
  const { state } = context;
  return {
    'conversation.clinician': ownName(context),
    'conversation.spokenOn': today(context),
    ...flatten(state?.parentalResponsibility, 'conversation.parentalResponsibility'),
  };
}

function owedPages(make: Makers, context: FormContext): readonly Page[] {
  const { state, values } = context;
  const debt = state?.debts.find((each) => each.id === values['debt']);
  const choose = make.page('debt', [make.entry('debt', () => debtsOf(context.state))], { leadsOn: true });
  if (debt === undefined) return [choose];
  if (debt.kind === 'conversation') return [choose, ...conversationPages(make, context)];
  return [
    choose,
    make.page('told', [
      make.line('toldBy'),
      make.date('toldOn'),
      make.paragraph('note', { required: false }),
    ]),
  ];
}

export const familyForms = [
  form('record-family-conversation', conversationPages, { initial: startOfConversation }),
  onePage('go-on-conversation-owed', (make) => [
    make.paragraph('attempts'),
    make.paragraph('harmOfWaiting'),
    make.line('nextTry'),
  ]),
  packForm,
  form(
    'record-young-persons-word',
    (make, context) => {
      const [who, ...others] = youngPersonPages(make, context, 'youngPerson.');
      if (who === undefined) return [make.page('young-person', [make.date('spokenOn')])];
      return [{ ...who, fields: [make.date('spokenOn'), ...who.fields] }, ...others];
    },
    {
      initial: (context) => {
        const { at: _, ...word } = context.state?.youngPerson ?? { at: '' };
        return { ...flatten(word, 'youngPerson'), spokenOn: today(context) };
      },
    },
  ),
  form('record-owed', owedPages, {
    initial: (context) => {
      const [only, ...more] = debtsOf(context.state);
      return {
        ...startOfConversation(context),
        toldBy: ownName(context),
        toldOn: today(context),
        ...(only !== undefined && more.length === 0 ? { debt: only.value } : {}),
      };
    },
  }),
];
