import type { Status } from '../../../src/domain/case/stage';
import { caseCard } from '../../../src/views/cards/case-card';
import { facts, now, people } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';
import { nodesIn } from '../forms/card-checks';

/** Which buttons of a card are filled, and the order of all that open a form in sight. */
function onCard(status: Status, who: keyof typeof people) {
  const { body } = caseCard({ state: caseIn(status), facts, viewer: people[who], now, formId: 'f1' });
  const sets = body.filter((node) => node['type'] === 'ActionSet').flatMap((node) => nodesIn(node));
  const open = sets.filter((node) => String(node['verb'] ?? '').startsWith('open:'));
  const verbs = (all: typeof open) => all.map((node) => String(node['verb']).slice('open:'.length));
  return { filled: verbs(open.filter((node) => node['style'] === 'positive')), offered: verbs(open) };
}

describe('a decision is the person’s own: no answer looks like the expected one', () => {
  test.each<[Status, keyof typeof people, readonly string[]]>([
    ['consultant-review', 'named-consultant', ['approve', 'ask-for-changes', 'object']],
    ['returned', 'requester', ['revise', 'stand-by']],
    ['lead-review', 'clinical-lead', ['proceed', 'uphold']],
    ['inviting', 'candidate', ['accept', 'decline']],
    ['conflict-check', 'clinical-lead', ['clear-conflict', 'refuse-conflict']],
    ['under-review', 'reviewer', ['confirm-no-link', 'stand-down']],
  ])('%s, %s', (status, who, answers) => {
    const { filled, offered } = onCard(status, who);
    expect(filled).toEqual([]);
    expect(offered).toEqual(expect.arrayContaining([...answers]));
  });

  test('where there is one thing to do, its button is filled', () => {
    expect(onCard('outcome', 'named-consultant').filled).toEqual(['record-outcome']);
    expect(onCard('preparing', 'coordinator').filled).toEqual(['complete-pack']);
  });
});
