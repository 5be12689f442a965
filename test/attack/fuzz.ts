import { lifecycle } from '../../src/domain/process/tables/lifecycle';
import { sideNames } from '../../src/views/cards/sides/sides';
import { casePage } from '../../src/web/contract/case-page';
import { type FormPage, formAnswer, formPage } from '../../src/web/contract/form-page';
import { tabAddress } from '../../src/web/contract/routes';
import { diceFrom } from '../builders/core/dice';
import { everybody } from '../builders/core/people';
import { hostileStrings } from '../support/hostile-strings';
import { secondTenant } from './attack-world';
import { canariesIn, type MarkedCase } from './canaries';
import { type Attacker, outsiders, type Reply, type Sender, type Tally } from './sender';

export interface FuzzWishes {
  readonly seed: number;
  /** It ends with so many requests, or after so many milliseconds. */
  readonly requests: number;
  readonly ms: number;
  readonly onThousand: () => Promise<void>;
}

const commands = Object.keys(lifecycle);
const hostile = hostileStrings(400);
const words = ['A word.', 'Ward 5', '2027-01-20', 'yes', 'no', 'family', '3', ''];

/** Random requests of all kinds by everybody, insiders and outsiders alike. @returns what an outsider read */
export async function playFuzz(
  sender: Sender,
  cases: readonly MarkedCase[],
  tally: Tally,
  { seed, requests, ms, onThousand }: FuzzWishes,
): Promise<readonly string[]> {
  const { roll, pickAny } = diceFrom(seed);
  const pick = <T>(from: readonly T[]): T => pickAny(from) as T;
  /** So many times in a hundred. */
  const chance = (often: number) => roll(100) < often;
  const leaks: string[] = [];
  const strange = outsiders(everybody[0] ?? '');
  const text = () => (chance(50) ? pick(words) : pick(hostile));
  const ref = () =>
    chance(90) ? pick(cases).ref : pick(['2222-2222', 'K7M4-RQX3', '', '../x', ...hostile.slice(0, 9)]);
  const command = () => (chance(95) ? pick(commands) : pick(hostile).slice(0, 60));

  /** As somebody who fills in a form would: what the fields let one choose, else any text. */
  const filled = ({ fields }: FormPage) =>
    Object.fromEntries(
      fields.map(({ path, type, choices, limit }) => {
        if (choices.length > 0) return [path, pick(choices).value];
        if (type === 'toggle') return [path, pick(['yes', 'no'])];
        if (type === 'date') return [path, pick(['2027-01-20', '2027-02-28', '2019-05-05'])];
        return [path, text().slice(0, chance(90) ? limit : 60_000)];
      }),
    );

  const throughAForm = async (as: Attacker, of: string, name: string): Promise<Reply> => {
    const address = tabAddress('form', { ref: of, name });
    const first = await sender.tab(as, address);
    if (first.status !== 200) return first;
    const page = formPage.parse(JSON.parse(first.text));
    const act = pick(['next', 'send', 'send', 'keep', 'back', 'save', 'discard', 'goto'] as const);
    const inputs = act === 'goto' ? {} : filled(page);
    return sender.tab(as, address, { act, page: page.page, step: page.step, form: page.form, inputs });
  };

  /** As somebody at work: what their own page offers them, from page to page. */
  const atWork = async (as: Attacker): Promise<Reply> => {
    const { ref: of } = pick(cases);
    const seen = await sender.tab(as, tabAddress('case', { ref: of }));
    if (seen.status !== 200) return seen;
    const { commands: offered } = casePage.parse(JSON.parse(seen.text));
    if (offered.length === 0) return seen;
    const { name } = pick(offered);
    const address = tabAddress('form', { ref: of, name });
    let reply = await sender.tab(as, address);
    let page = reply.status === 200 ? formPage.parse(JSON.parse(reply.text)) : undefined;
    for (let pages = 0; page !== undefined && pages < 8; pages += 1) {
      const act = { act: page.forward.act, page: page.page, step: page.step, form: page.form };
      reply = await sender.tab(as, address, { ...act, inputs: filled(page) });
      const next = reply.status === 200 ? formAnswer.parse(JSON.parse(reply.text)) : undefined;
      page = next?.kind === 'form' ? next.form : undefined;
    }
    return reply;
  };

  const kinds: readonly ((as: Attacker) => Promise<Reply>)[] = [
    atWork,
    atWork,
    (as) => throughAForm(as, pick(cases).ref, pick(commands)),
    (as) => throughAForm(as, 'new', 'submit'),
    (as) => {
      const step = pick(['open', 'next', 'back', 'find', 'save', 'goto', 'send', 'discard', pick(hostile)]);
      const inputs = Object.fromEntries(Array.from({ length: 3 }, () => [`f.${pick(commands)}`, text()]));
      const data = { case: ref(), form: pick(['f1', text()]), step: pick(['1', '5', text()]), ...inputs };
      return sender.press(as, `${step}:${command()}:${pick(['only', 'page', text()])}`, data);
    },
    (as) => sender.press(as, `show:${pick(sideNames)}:${pick(['1', '2', '-1', '1e9'])}`, { case: ref() }),
    (as) =>
      sender.press(as, pick(['list:mine', 'list:work', 'print:record', 'glossary:x', text()]), {
        case: ref(),
      }),
    (as) =>
      sender.press(as, 'show:case', pick([{ case: 7 }, { userId: 'x' }, [], null, { 'f.x': {} }]) as object),
    (as) =>
      sender.chat(as, {
        type: 'message',
        text: pick([text(), `status ${ref()}`, 'worklist', 'my requests', `find ${text()}`]),
      }),
    (as) =>
      sender.chat(as, {
        type: pick(['event', 'installationUpdate', 'conversationUpdate', 'messageReaction', text()]),
        action: pick(['add', 'remove', text()]),
        name: text(),
      }),
    (as) =>
      sender.chat(as, {
        type: 'invoke',
        name: pick(['task/fetch', 'application/search', 'fileConsent/invoke', text()]),
        value: { queryText: text() },
      }),
    (as) => sender.tab(as, tabAddress('case', { ref: ref() })),
    (as) =>
      sender.tab(
        as,
        tabAddress(
          pick(['me', 'inbox', 'worklist', 'planner', 'plannerCsv'] as const),
          {},
          { search: text().slice(0, 120) },
        ),
      ),
    (as) =>
      sender.tab(as, tabAddress('people', {}, { dataset: `${ref()}/${command()}/${text()}`, q: text() })),
    (as) =>
      sender.tab(as, tabAddress('print'), {
        ref: ref(),
        what: pick(['record', 'account', 'record-json', text()]),
      }),
    (as) =>
      sender.tab(
        as,
        tabAddress('form', { ref: ref(), name: command() }),
        pick([{}, [], { act: 'send' }, { act: text(), page: 1 }]),
      ),
    () =>
      sender.raw(
        'junk',
        pick(['/api/messages', '/api/tab/print', '/print/x', '/%2e%2e/x', '/tab/x', '/metrics', '/healthz']),
        {
          method: pick(['GET', 'POST', 'PUT', 'DELETE']),
          headers: { authorization: text().replaceAll(/[^\x20-\x7e]/g, '') },
        },
      ),
  ];

  const ends = Date.now() + ms;
  const last = tally.requests + requests;
  let thousands = Math.floor(tally.requests / 1_000);
  const worker = async () => {
    while (tally.requests < last && Date.now() < ends) {
      const isOutside = chance(20);
      const as = isOutside ? pick(strange) : { person: pick(everybody) };
      const { text: got } = await pick(kinds)(as);
      const [heard] = isOutside ? canariesIn(got) : [];
      if (heard !== undefined)
        leaks.push(`${as.tenantId === secondTenant ? 'second tenant' : 'stranger'}: ${heard.part}`);
      if (Math.floor(tally.requests / 1_000) > thousands) {
        thousands = Math.floor(tally.requests / 1_000);
        await onThousand();
      }
    }
  };
  await Promise.all(Array.from({ length: 12 }, worker));
  return leaks;
}
