import { caseCard } from '../../../src/views/cards/case-card';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { nodesIn } from '../forms/card-checks';

/** What is confirmed as read can be read first (process page §4a, acknowledge; give opinion). */

const reviewing = () => {
  const state = caseIn('under-review');
  const candidates = state.candidates.map((each) =>
    each.standing === 'reviewer' ? { ...each, linkConfirmedAt: now } : each,
  );
  return { ...state, candidates };
};
const turns = {
  opinion: {
    state: caseIn('opinion-given'),
    who: people['named-consultant'],
    read: 'show:opinion',
    next: 'open:acknowledge',
  },
  pack: { state: reviewing(), who: people.reviewer, read: 'show:pack', next: 'open:give-opinion' },
} as const;

type Shown = Partial<Parameters<typeof caseCard>[0]>;
const buttonsOf = ({ state, who }: (typeof turns)['opinion' | 'pack'], more: Shown = {}) => {
  const card = caseCard({ state, facts, viewer: who, now, formId: 'f1', ...more });
  return nodesIn(card).filter((node) => node['type'] === 'Action.Execute');
};
const verbs = (buttons: ReturnType<typeof buttonsOf>) => buttons.map((node) => String(node['verb']));
const filled = (buttons: ReturnType<typeof buttonsOf>) =>
  verbs(buttons.filter((node) => node['style'] === 'positive'));

describe.each(['opinion', 'pack'] as const)('the %s', (side) => {
  const turn = turns[side];

  test('is offered before the form that says it was read, and filled', () => {
    const buttons = buttonsOf(turn);
    expect(verbs(buttons).slice(0, 2)).toEqual([turn.read, turn.next]);
    expect(filled(buttons)).toEqual([turn.read]);
    expect(verbs(buttons).filter((each) => each === turn.read)).toHaveLength(1);
  });

  test('ends with the button to go on, and so does the case to which one comes back from it', () => {
    let page = 1;
    while (verbs(buttonsOf(turn, { side, page })).includes(`show:${side}:${page + 1}`)) page += 1;
    const there = buttonsOf(turn, { side, page });
    expect(filled(there)).toEqual([turn.next]);
    expect(verbs(there)).toContain(`show:case:1:${side}`);
    expect(filled(buttonsOf(turn, { after: side }))).toEqual([turn.next]);
  });

  test('counts as read by whoever has begun the form', () => {
    const command = turn.next.slice('open:'.length);
    expect(filled(buttonsOf(turn, { drafts: [command] }))).toEqual([turn.next]);
  });
});

test('nobody else is led to it: those who only look find it among the details', () => {
  const buttons = buttonsOf({ ...turns.opinion, who: people.advocate } as never);
  expect(verbs(buttons)).not.toContain('open:acknowledge');
  expect(filled(buttons)).not.toContain('show:opinion');
});
