import { openStatuses, terminalStatuses } from '../../src/domain/case/stage';
import type { CaseState } from '../../src/domain/case/state';
import { caseCard } from '../../src/views/cards/case-card';
import { formDefinitions } from '../../src/views/cards/forms/form-definitions';
import { formCard } from '../../src/views/cards/forms/showing/form-card';
import { previewCard } from '../../src/views/cards/forms/showing/preview-card';
import { stopCard } from '../../src/views/cards/forms/showing/stop-card';
import { messageCard } from '../../src/views/cards/message-card';
import type { AdaptiveCard, TemplateName } from '../../src/views/cards/model/render-template';
import { templateNames } from '../../src/views/cards/model/template-names';
import { foldedCard } from '../../src/views/cards/other-cards/folded-card';
import { myRequestsCard } from '../../src/views/cards/other-cards/my-requests-card';
import { printCard } from '../../src/views/cards/other-cards/print-card';
import { facts, now, people } from '../builders/case-people';
import { caseIn } from '../builders/case-state';
import { plainWords } from '../builders/case-words';
import { schemaFindings } from '../support/card-schema';
import { harmlessLike, hostileStrings } from '../support/hostile-strings';
import { thorough } from '../support/run/thorough';
import { bytes, libraryEvents, markdownIn } from './forms/card-checks';
import { commands, filled, situations } from './forms/situations';

const marker = 'Zq9Zq9';

/** A whole opinion, every text of which is the marker; small enough to be read once more on one card. */
const opinionForm = (() => {
  const [situation] = situations('give-opinion');
  if (situation === undefined) throw new Error('There is no form for an opinion');
  const values = filled(situation.definition, situation.context, () => marker);
  const oneOption = Object.entries(values).filter(([path]) => !/options\.[1-9]/.test(path));
  return { ...situation, values: Object.fromEntries(oneOption) };
})();

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
    const values = filled(definition, context, (limit) => (text.length > limit ? '' : text));
    const pages = definition.pages({ ...context, values });
    const page = pages[turn % pages.length]?.id ?? '';
    const errors = Object.fromEntries(pages.flatMap(({ fields }) => fields).map(({ path }) => [path, text]));
    return formCard({ definition, context, page, values, errors, notice: text, formId: 'f1' });
  },
  stop: (text) => {
    const stop = { title: 'Do not wait', lead: text, kept: 'Kept.', back: 'Go back', page: 'safety' };
    return stopCard({ formId: 'f1' }, formDefinitions.submit, stop);
  },
  preview: (text) => {
    const { definition, context, values } = opinionForm;
    const typed = replaced(values, marker, text) as Readonly<Record<string, string>>;
    return previewCard({ definition, context, page: 'preview', values: typed, formId: 'f1', notice: text });
  },
  requests: (text, turn) => {
    const state = caseIn(statusAt(turn));
    const child = { ...state.request.child, initials: text };
    const named = { ...state, request: { ...state.request, child } };
    return myRequestsCard({ items: [{ state: named, facts }], viewer: people['named-consultant'], now });
  },
  folded: (text, turn) =>
    foldedCard({ state: caseWith(text, turn), facts, viewer: people['named-consultant'], now }),
  print: (_, turn) => {
    const kind = turn % 2 === 0 ? 'account' : 'record';
    return printCard({ ref: 'K7M4-RQX3', what: { kind }, url: 'https://bot.example.org/print/abc' });
  },
  message: (text) => messageCard({ title: text, text, tone: 'attention' }),
};

const statuses = [...openStatuses, ...terminalStatuses];
const statusAt = (turn: number) => statuses[turn % statuses.length] ?? 'outcome';

/** A case in which every text is this one; as if it had come through the schemas, which are not at test here. */
function caseWith(text: string, turn: number): CaseState {
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

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
/** Where a page ends depends on the bytes of a text, so pages of two texts cannot be compared. */
const isPaged = (card: AdaptiveCard) => JSON.stringify(card).includes('Page 1 of');

const strings = hostileStrings(thorough ? 1_000 : 200);
let cards = 0;

describe.each(templateNames)('the template %s, with hostile texts of every kind,', (template) => {
  test('shows each exactly, changes nothing else by it, and stays sound', () => {
    const found = strings.flatMap((text, turn) => {
      const harmless = harmlessLike(text);
      const card = shows[template](text, turn);
      const without = shows[template](harmless, turn);
      cards += 2;
      const wrong = [
        ...(isPaged(card) || isSame(card, replaced(without, harmless, text))
          ? []
          : ['is not shown as it was typed']),
        ...(markdownIn(without).some((each) => each.includes(harmless))
          ? ['stands where Markdown is read']
          : []),
        ...(bytes(card) < 28_000 ? [] : [`makes ${bytes(card)} bytes`]),
        ...schemaFindings(card),
        ...libraryEvents(card),
      ];
      return wrong.map((each) => `${JSON.stringify(text)} (${turn}): ${each}`);
    });
    expect(found).toEqual([]);
  }, 120_000);
});

test('every text was shown by every template', () => {
  console.info(
    `hostile strings: ${strings.length} through each of ${templateNames.length} templates, ${cards} view models rendered`,
  );
  expect(cards).toBe(2 * strings.length * templateNames.length);
});

test('each template shows somebody’s text in most turns, and those for print and an old copy never', () => {
  for (const template of templateNames) {
    const text = 'Words of somebody’s own';
    const shown = Array.from({ length: 60 }, (_, turn) => JSON.stringify(shows[template](text, turn)));
    const times = shown.filter((card) => card.includes(text)).length;
    if (template === 'print' || template === 'folded') expect(times).toBe(0);
    else expect(times).toBeGreaterThan(25);
  }
});
