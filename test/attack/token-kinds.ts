import { authorityKeys } from '../../src/stand-in/sign-in/authority-keys';
import { FORGERIES } from '../../src/stand-in/sign-in/forgeries';
import { signHs256, signRs256, unsignedToken } from '../../src/stand-in/sign-in/jwt';
import { tabClaims } from '../../src/stand-in/sign-in/tab-token';
import { tabAddress } from '../../src/web/contract/routes';
import { who } from '../builders/core/people';
import type { AttackWorld } from './attack-world';
import type { Sender } from './sender';

type Claims = Record<string, unknown>;

const hour = 3_600;

/** How a sign-in of the tab can be wrong, each in one point; signed with the authority's own key where not said otherwise. */
function wrongClaims(right: Claims, tenantId: string): readonly (readonly [string, Claims])[] {
  const now = Math.floor(Date.now() / 1_000);
  const without = (name: string) => Object.fromEntries(Object.entries(right).filter(([key]) => key !== name));
  const named = ['iss', 'aud', 'tid', 'oid', 'ver', 'scp', 'iat', 'nbf', 'exp'];
  const others: readonly (readonly [string, Claims])[] = [
    ['of version 1', { ver: '1.0' }],
    [
      'of another tenant',
      { tid: who.coordinator, iss: String(right['iss']).replace(tenantId, who.coordinator) },
    ],
    ['of a tenant that its issuer is not', { tid: '00000000-0000-4000-8000-0000000000ee' }],
    ['for Graph', { aud: 'https://graph.microsoft.com' }],
    ['for another app', { aud: who.coordinator }],
    ['of an app without a person', { idtyp: 'app' }],
    ['of a kind that nobody knows', { idtyp: 'device' }],
    ['with another scope', { scp: 'User.Read' }],
    ['with a longer scope', { scp: 'access_as_user_too' }],
    ['with its scope in a list', { scp: ['access_as_user'] }],
    ['of several people', { oid: [who.coordinator] }],
    ['of a person with a line break', { oid: `${who.coordinator}\n` }],
    ['of a person with a colon', { oid: `${who.coordinator}:x` }],
    ['that ran out', { exp: now - hour, iat: now - 2 * hour, nbf: now - 2 * hour }],
    ['of tomorrow', { nbf: now + 24 * hour }],
    ['that is two days old', { iat: now - 48 * hour }],
    ['whose time is no number', { exp: 'never' }],
  ];
  return [
    ...named.map((name) => [`without ${name}`, without(name)] as const),
    ...others.map(([name, claims]) => [name, { ...right, ...claims }] as const),
  ];
}

/** Sends each wrong token once to the bot and once to the tab. @returns what was let in, or answered otherwise than by 401 */
export async function playTokens(world: AttackWorld, sender: Sender): Promise<readonly string[]> {
  const { teams, tenantId, appId } = world;
  const { main, rogue, otherChannel } = await authorityKeys();
  const wrong: string[] = [];
  const body = JSON.stringify(teams.activity(who.coordinator, { type: 'message', text: 'my requests' }));
  const chat = async (name: string, authorization: string | undefined, expected = 401) => {
    const headers = authorization === undefined ? {} : { authorization };
    const { status } = await sender.raw(name, '/api/messages', { method: 'POST', headers, body });
    if (status !== expected) wrong.push(`the bot answered ${status} to a token ${name}`);
  };
  const tab = async (name: string, token: string, expected = 401) => {
    const headers = { authorization: `Bearer ${token}` };
    const { status } = await sender.raw(name, tabAddress('me'), { headers });
    if (status !== expected) wrong.push(`the tab answered ${status} to a token ${name}`);
  };
  const genuine = tabClaims({ authorityUrl: teams.url, tenantId, appId, personId: who.coordinator });
  await chat('that is right', `Bearer ${teams.token()}`, 200);
  await tab('that is right', signRs256(genuine, main), 200);
  for (const forge of FORGERIES) await chat(forge, `Bearer ${teams.token(forge)}`);
  for (const odd of [
    '',
    '   ',
    'Bearer',
    'Bearer a.b.c',
    'Basic Ym90OmJvdA==',
    `Bearer ${teams.token()} more`,
  ])
    await chat(`"${odd.slice(0, 20)}"`, odd);
  await chat('that is none', undefined);
  await chat('of the tab', `Bearer ${signRs256(genuine, main)}`);
  await tab('of the bot', teams.token());
  for (const [name, claims] of wrongClaims(genuine, tenantId))
    await tab(name, signRs256(claims as never, main));
  await tab('signed by a stranger', signRs256(genuine, rogue, main.kid));
  await tab('signed with an unknown key', signRs256(genuine, rogue));
  await tab('signed with the public key', signHs256(genuine, main));
  await tab('not signed', unsignedToken(genuine, main.kid));
  await tab('with an extension', signRs256(genuine, main, main.kid, { crit: ['b64'], b64: false }));
  await chat('of another channel', `Bearer ${signRs256({ ...genuine, iss: 'x' }, otherChannel)}`);
  return wrong;
}
