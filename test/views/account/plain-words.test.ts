import { openStatuses, terminalStatuses } from '../../../src/domain/case/stage';
import { kind } from '../../../src/domain/case/stored/request';
import { readers } from '../../../src/views/account/account-texts';
import { familyAccount } from '../../../src/views/account/family-account';
import { facts, now } from '../../builders/case-people';
import { caseIn } from '../../builders/case-state';

/** Process page §8: an account is in plain words, at every status and for each reader. */

const statuses = [...openStatuses, ...terminalStatuses].filter((status) => status !== 'closed-death');
const outcome = {
  outcome: 'differs',
  familyAgrees: 'no',
  childAgrees: 'not-able',
  teamAgrees: 'yes',
  plan: 'p',
  bestInterests: 'b',
  at: now,
} as const;

/** Our own sentences; what people wrote is theirs. */
function sentencesFor(of: Parameters<typeof caseIn>, reader: (typeof readers)[number]): readonly string[] {
  const account = familyAccount({ state: caseIn(...of), facts, now, reader });
  return (account?.parts ?? [])
    .flatMap(({ lines }) => lines.filter(({ typed }) => typed !== true).map(({ text }) => text))
    .flatMap((text) => text.split(/(?<=[.?!:])\s+(?=\p{Lu}|$)/u));
}

describe.each(readers)('the account for a %s', (reader) => {
  const said = kind.options.flatMap((each) =>
    statuses.map((status) => ({
      of: `${each}, ${status}`,
      sentences: sentencesFor(
        [status, { kind: each, change: status === 'closed' ? { outcome } : {} }],
        reader,
      ),
    })),
  );
  const lengths = (sentences: readonly string[]) =>
    sentences.map((each) => each.split(/\s+/).length).sort((one, other) => one - other);

  test('half of its sentences have 15 words at most, and none has more than 28, at every status', () => {
    const found = said.map(({ of, sentences }) => {
      const all = lengths(sentences);
      return {
        of,
        count: all.length,
        median: all[Math.floor(all.length / 2)] ?? 99,
        longest: all.at(-1) ?? 99,
      };
    });
    const worst = (by: 'median' | 'longest') => Math.max(...found.map((each) => each[by]));
    console.info(
      `account for a ${reader}: median at most ${worst('median')}, longest ${worst('longest')} words`,
    );
    expect(found.filter(({ count }) => count < 20)).toEqual([]);
    expect(found.filter(({ median, longest }) => median > 15 || longest > 28)).toEqual([]);
  });

  test('no word that only staff use, and nothing left to fill in', () => {
    for (const { of, sentences } of said)
      expect([
        of,
        sentences.filter((each) =>
          /\b(MDT|ESO|candidate|reviewer|requester|acting consultant|escalat|I\d|pack|prognosis|the trust’s)\b|[{}]/i.test(
            each,
          ),
        ),
      ]).toEqual([of, []]);
  });

  test('calls the child what is right for this reader', () => {
    const all = said.flatMap(({ sentences }) => sentences).join('\n');
    expect(/\byour child\b/i.test(all)).toBe(reader === 'parent');
    if (reader === 'local-authority')
      expect(all).not.toMatch(/\byour (?:family’s|family|son|daughter|mother)\b(?! advocate)/i);
    if (reader === 'young-person') expect(all).not.toMatch(/\b(?:the child|your mother|your father)\b/i);
  });
});
