import { request as asked, type Request } from '../../../src/domain/asked/request';

import { decideSubmit } from '../../../src/domain/decide/decisions/submit';
import { aRequest } from '../../builders/core/a-request';
import { neededOfAnExternal } from '../../builders/core/needed-of-an-external';
import { theFacts, who } from '../../builders/core/people';
import { testRef } from '../../builders/core/play';

const submitted = (request: Request) =>
  decideSubmit(
    { type: 'submit', request },
    who.oncologyDoctor,
    theFacts,
    '2027-01-11T09:00:00.000Z',
    testRef,
  );

/** The same with one answer of nothing but white space. */
function blank(request: Request, path: string): Request {
  const copy = structuredClone(request) as unknown as Record<string, unknown>;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const part = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
  part[last] = path.startsWith('before.') ? undefined : ' \u200b ';
  return copy as unknown as Request;
}

const external = aRequest({ kind: 'external-second-opinion', candidates: [who.saltmereOncologist] });
const friend = aRequest({ kind: 'critical-friend', candidates: [who.haematologist] });

/** What the refusal says beside each field; nothing where it was taken. */
const marked = (request: Request) => {
  const outcome = submitted(request);
  return 'fields' in outcome ? outcome.fields : undefined;
};

test('whole, both are taken', () => {
  expect([marked(external), marked(friend)]).toEqual([undefined, undefined]);
});

test.each(neededOfAnExternal)(
  'an external second opinion is not asked for without %s, which is said beside it',
  (path) => {
    expect(marked(blank(external, path))).toEqual({ [path]: expect.stringMatching(/^(Enter|Select) .*\.$/) });
  },
);

test.each(neededOfAnExternal)('a critical friend is asked without %s', (path) => {
  expect(marked(blank(friend, path))).toBeUndefined();
});

test('an external second opinion with one option says why there is no other', () => {
  const [only] = external.options;
  const alone = { ...external, options: only === undefined ? [] : [only] };
  expect(marked(alone)).toEqual({ noOtherOption: expect.stringContaining('no other reasonable option') });
  expect(marked({ ...alone, noOtherOption: 'Nothing else is left; we looked.' })).toBeUndefined();
});

test('a critical friend is asked with child, question, decision, urgency and whom alone', () => {
  const { kind, safety, child, people, question, route } = friend;
  const { type: _, ...bare } = question;
  const given = asked.safeParse({ kind, safety, child, people, question: { ...bare, type: 'other' }, route });
  if (!given.success) throw given.error;
  expect(marked(given.data)).toBeUndefined();
});
