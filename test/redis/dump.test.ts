import { amira, bryn, caseAt, changeTo, eventAt, press, ref, timeOf } from '../contracts/small-case';
import { dump, findInDump } from '../support/redis/dump';
import { realStores } from './real-stores';

const { connection, tenant } = realStores({ own: true });

const secrets = [
  'Rhiannon Evans',
  '2019-03-14',
  '943 476 5919',
  'ventricular septal defect',
  'Mam says “no”',
];
const saying = secrets.join('; ');

describe('what Redis holds', () => {
  test('the search finds what does stand there, plain or encoded', async () => {
    const name = `{${tenant().tenant}}:canary`;
    const encoded = Buffer.from('hidden in base64').toString('base64url');
    await connection().command(['HSET', name, 'plain', 'Seen “as is”', 'encoded', `s1.${encoded}`]);
    const found = findInDump(await dump(connection()), [
      'seen “AS is”',
      'hidden in base64',
      'nowhere at all',
    ]);
    expect(found).toEqual(['seen “AS is”', 'hidden in base64']);
    await connection().command(['DEL', name]);
  });

  test('no name, date of birth, NHS number or free text of case, draft or directory', async () => {
    const { cases, drafts, directory, ledger } = tenant();
    const draft = { page: 'child', values: { note: saying }, savedAt: timeOf(1) };
    await drafts.save({ person: amira, about: 'new', form: 'submit' }, draft, 0);
    const organisation = { code: 'RXX', name: saying, kind: 'trust', nation: 'wales', sites: [] } as const;
    const hours = { from: '09:00', to: '17:00' };
    const rest = { workingHours: hours, quietHours: hours, rapidReviewRoute: saying, officePhone: '0' };
    await directory.replace({
      organisations: [{ ...organisation, ...rest }],
      people: [],
      panels: [],
    } as never);
    await cases.commit(
      changeTo(1, {
        state: caseAt(1, saying),
        events: [eventAt(1, saying)],
        press: press('f'),
        notices: [{ person: bryn, notify: true }],
        sameChild: ['keyed-digest'],
        due: timeOf(9),
      }),
    );
    await cases.commit(changeTo(2, { state: caseAt(2, saying), events: [eventAt(2, saying)] }));
    await ledger.claim(10, timeOf(2));
    expect(await cases.readCase(ref)).toEqual(caseAt(2, saying));
    expect(findInDump(await dump(connection()), secrets)).toEqual([]);
  });
});
