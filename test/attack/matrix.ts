import { tabAddress } from '../../src/web/contract/routes';
import { everybody, who } from '../builders/core/people';
import { castFor } from '../builders/core/ways';
import { canariesIn, type MarkedCase, type Part } from './canaries';
import type { Attacker, Reply, Sender } from './sender';

/** A reference that nobody's request has, rightly formed. */
const madeUp = '2222-2222';

const verbs = [
  'show:case',
  'show:pack',
  'show:people',
  'show:opinion',
  'show:history',
  'show:account',
  'show:record',
  'show:delivery',
  'open:comment',
  'open:give-opinion',
  'send:withdraw:only',
  'send:approve:only',
  'print:record',
];

/** Everything that one person asks about one case, under a step that none has, so that nothing is changed: or about a reference that there is none of. */
function asking(sender: Sender, as: Attacker, ref: string): readonly (() => Promise<Reply>)[] {
  const inputs = { 'f.reason': 'x', 'f.view': 'x', 'f.whoWasTold': 'x' };
  const act = { act: 'send', page: 'only', step: 999, form: 'f1', inputs: { reason: 'x' } };
  return [
    ...verbs.map((verb) => () => sender.press(as, verb, { case: ref, form: 'f1', step: '999', ...inputs })),
    () => sender.tab(as, tabAddress('case', { ref })),
    () => sender.tab(as, tabAddress('form', { ref, name: 'comment' })),
    () => sender.tab(as, tabAddress('form', { ref, name: 'withdraw' }), act),
    () => sender.tab(as, tabAddress('print'), { ref, what: 'record' }),
    () => sender.tab(as, tabAddress('people', {}, { dataset: `${ref}/comment/x`, q: 'a' })),
  ];
}

/** Who has, had, or may come to have a part in every case of the kit: written down from how they are made. */
function onTheCase({ kind }: MarkedCase): ReadonlySet<string> {
  const { requester, consultant, deputy, approver, reviewer, alsoInvited } = castFor(kind);
  const third = kind === 'critical-friend' ? who.intensivist : who.thornwickRheumatologist;
  const team = [who.nurse, who.advocate, who.gp];
  const office = [
    who.coordinator,
    who.coordinatorsAlternate,
    who.clinicalLead,
    who.leadsAlternate,
    who.safeguardingLead,
    who.safeguardingAlternate,
  ];
  return new Set([requester, consultant, deputy, approver, reviewer, alsoInvited, third, ...team, ...office]);
}

const over = ['closed', 'withdrawn', 'closed-death', 'upheld'];
const beforeReview = ['inviting', 'conflict-check'];

/** What somebody on the case may still not read, by the process page (§5 I6 to I8), as far as it is the same in all cases. */
function mayNotRead(person: string, { kind, status, held }: MarkedCase): readonly Part[] {
  const { reviewer, alsoInvited } = castFor(kind);
  const all: readonly Part[] = ['identity', 'pack', 'opinion', 'more'];
  if ([who.advocate, who.gp].includes(person)) {
    return held || status === 'closed-death' ? all : ['pack', 'more'];
  }
  if (person === alsoInvited) return all;
  if (person !== reviewer) return [];
  if (beforeReview.includes(status)) return all;
  return over.includes(status) ? ['pack', 'more'] : ['more'];
}

/** Nobody of the directory: they read one sentence, whatever they ask for (process page §2). */
const isOutside = ({ person, tenantId }: Attacker) => tenantId !== undefined || !everybody.includes(person);

const isTurnedAway = ({ status, text }: Reply) =>
  status === 403 || status === 429 || /"statusCode":429|has put in its directory/.test(text);

/** References and numbers that each answer has of its own. */
const plain = ({ status, text }: Reply) =>
  `${status} ${text.replaceAll(/"reference":"\w+"/g, '').replaceAll(/"(form|id)":"[\w-]{8,}"/g, '')}`;

export interface MatrixResult {
  pairs: number;
  /** How many canaries were heard by those who may: none would mean that nobody listens. */
  heard: number;
  readonly breaches: string[];
}

/**
 * Every person, each case, every verb and route. Whoever has no part reads no word of it, and is told what they are told of a
 * reference that was made up; whoever has one reads what the process page lets them.
 */
export async function playMatrix(
  sender: Sender,
  cases: readonly MarkedCase[],
  attackers: readonly Attacker[],
  forgive: (people: readonly string[]) => Promise<void>,
): Promise<MatrixResult> {
  const result: MatrixResult = { pairs: 0, heard: 0, breaches: [] };
  const one = async (as: Attacker) => {
    const { person } = as;
    const nothing: string[] = [];
    for (const ask of asking(sender, as, madeUp)) nothing.push(plain(await ask()));
    for (const each of cases) {
      await forgive([person]);
      result.pairs += 1;
      const isOn = as.tenantId === undefined && onTheCase(each).has(person);
      const barred = isOn ? mayNotRead(person, each) : (['identity', 'pack', 'opinion', 'more'] as const);
      for (const [at, ask] of asking(sender, as, each.ref).entries()) {
        const reply = await ask();
        const about = `${person.slice(-4)}${as.tenantId ? '@second' : ''} ${each.kind} ${each.status}${each.held ? ' held' : ''} request ${at}`;
        const sung = canariesIn(reply.text);
        if (isOutside(as) && !isTurnedAway(reply))
          result.breaches.push(`${about}: is not turned away: ${plain(reply).slice(0, 160)}`);
        const heard = sung.filter(({ part }) => barred.includes(part));
        result.heard += sung.length - heard.length;
        if (heard.length > 0) result.breaches.push(`${about} reads ${heard[0]?.part}`);
        const told = plain(reply).replaceAll(each.ref, madeUp);
        if (!isOn && reply.status !== 429 && told !== nothing[at])
          result.breaches.push(`${about}: a real reference is told apart: ${told.slice(0, 160)}`);
      }
    }
  };
  const waiting = [...attackers];
  const worker = async () => {
    for (let as = waiting.shift(); as !== undefined; as = waiting.shift()) await one(as);
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return result;
}
