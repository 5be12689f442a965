import { type CaseState, openStatuses, terminalStatuses } from '../../src/domain/case/state';
import { caseCard } from '../../src/views/cards/case-card';
import { formCard } from '../../src/views/cards/forms/form-card';
import { formDefinitions } from '../../src/views/cards/forms/form-definitions';
import { previewCard } from '../../src/views/cards/forms/preview-card';
import { messageCard } from '../../src/views/cards/message-card';
import { myRequestsCard } from '../../src/views/cards/my-requests-card';
import type { AdaptiveCard, TemplateName } from '../../src/views/cards/render-template';
import { templateNames } from '../../src/views/cards/template-names';
import { facts, now, people } from '../builders/case-people';
import { caseIn } from '../builders/case-state';
import { plainWords } from '../builders/case-words';
import { begunValues } from '../support/begun-request';
import { schemaFindings } from '../support/card-schema';
import { harmlessLike, hostileStrings } from '../support/hostile-strings';
import { bytes, libraryEvents, markdownIn } from './forms/card-checks';
import { commands, filled, situations } from './forms/situations';

/** Cards from each template that show a text wherever somebody's text can stand; `turn` makes them take turns. */
const shows: Readonly<Record<TemplateName, (text: string, turn: number) => AdaptiveCard>> = {
  case: (text, turn) => {
    const state = caseWith(text, turn);
    const side =
      (['case', 'case', 'pack', 'opinion', 'people', 'account', 'record'] as const)[turn % 7] ?? 'case';
    const viewer = Object.values(people)[turn % Object.keys(people).length] ?? '';
    const notice = { tone: 'good', text } as const;
    return caseCard({ state, facts, viewer, now, formId: 'f1', side, notice });
  },
  form: (text, turn) => {
    const command = commands[turn % commands.length] ?? 'comment';
    const [situation] = situations(command);
    if (situation === undefined) throw new Error(`The form has no situation`);
    const { definition, context } = situation;
    const values = filled(definition, context, () => text);
    const pages = definition.pages({ ...context, values });
    const page = pages[turn % pages.length]?.id ?? '';
    const errors = Object.fromEntries(pages.flatMap(({ fields }) => fields).map(({ path }) => [path, text]));
    return formCard({ definition, context, page, values, errors, notice: text, formId: 'f1' });
  },
  preview: (text, turn) => {
    const context = { facts, viewer: people.requester, now, values: begunValues('external-second-opinion') };
    const values = { ...filled(formDefinitions.submit, context, () => text), 'child.initials': text };
    const page = turn % 2 === 0 ? 'preview' : 'preview-2';
    return previewCard({
      definition: formDefinitions.submit,
      context,
      page,
      values,
      formId: 'f1',
      notice: text,
    });
  },
  requests: (text, turn) => {
    const state = caseIn(statusAt(turn));
    const child = { ...state.request.child, initials: text };
    const named = { ...state, request: { ...state.request, child } };
    return myRequestsCard({ items: [{ state: named, facts }], viewer: people['named-consultant'], now });
  },
  message: (text) => messageCard({ title: text, text, tone: 'attention' }),
};

const statuses = [...openStatuses, ...terminalStatuses];
const statusAt = (turn: number) => statuses[turn % statuses.length] ?? 'outcome';

/** A case in which every text is this one; as if it had come through the schemas, which are not at test here. */
function caseWith(text: string, turn: number): CaseState {
  const marker = 'Zq9Zq9';
  const words = { ...plainWords, line: marker, paragraph: marker, long: marker };
  return replaced(caseIn(statusAt(turn), { words }), marker, text) as CaseState;
}

/** The same structure with one text in place of another, wherever it stands. */
function replaced(node: unknown, from: string, to: string): unknown {
  if (typeof node === 'string') return node.split(from).join(to);
  if (Array.isArray(node)) return node.map((each) => replaced(each, from, to));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, each]) => [key, replaced(each, from, to)]));
}

const strings = hostileStrings(1_000);

describe.each(templateNames)('the template %s, with a thousand hostile texts,', (template) => {
  test('shows each exactly, changes nothing else by it, and stays sound', () => {
    const found = strings.flatMap((text, turn) => {
      const harmless = harmlessLike(text);
      const card = shows[template](text, turn);
      const expected = replaced(shows[template](harmless, turn), harmless, text);
      const wrong = [
        ...(JSON.stringify(card) === JSON.stringify(expected) ? [] : ['is not shown as it was typed']),
        ...(markdownIn(card).some((each) => each.includes(text)) ? ['stands where Markdown is read'] : []),
        ...(bytes(card) < 28_000 ? [] : [`makes ${bytes(card)} bytes`]),
        ...schemaFindings(card),
        ...libraryEvents(card),
      ];
      return wrong.map((each) => `${JSON.stringify(text)} (${turn}): ${each}`);
    });
    expect(found).toEqual([]);
  }, 120_000);
});

test('each template but the list shows the text at least once in most turns', () => {
  for (const template of templateNames) {
    const text = 'A text of somebody’s own';
    const shown = Array.from({ length: 60 }, (_, turn) => JSON.stringify(shows[template](text, turn)));
    expect([template, shown.filter((card) => card.includes(text)).length]).toEqual([
      template,
      expect.any(Number),
    ]);
    expect(shown.filter((card) => card.includes(text)).length).toBeGreaterThan(25);
  }
});
