import { createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { authorityKeys } from '../../src/stand-in/sign-in/authority-keys';
import { publishedKey, signHs256, signRs256, unsignedToken } from '../../src/stand-in/sign-in/jwt';
import { tabClaims } from '../../src/stand-in/sign-in/tab-token';
import { createTabTokens, type TabTokenFault } from '../../src/teams/tab-token';

const tenant = '9f86d081-884c-4d63-a1b2-5c1f4e5a7c3d';
const other = '60303ae2-2b3c-4d1f-8e57-0c6b1a2d3e4f';
const appId = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const person = '00000000-0000-4000-8000-000000000101';
const authorityUrl = 'https://login.example';
const settings = {
  app: { id: appId, tenantId: tenant, type: 'SingleTenant', password: '' },
  publicUrl: 'https://second-opinion.example',
  tenantAllowList: [tenant],
  tabAuthorityUrl: authorityUrl,
} as const;
const genuine = () => ({ ...tabClaims({ authorityUrl, tenantId: tenant, appId, personId: person }) });
const now = () => Math.floor(Date.now() / 1000);

const faults: TabTokenFault[] = [];

async function check(token: (claims: ReturnType<typeof genuine>) => string | Promise<string>) {
  const { main } = await authorityKeys();
  const keys = createLocalJWKSet({ keys: [publishedKey(main)] } as unknown as JSONWebKeySet);
  faults.length = 0;
  const tokens = createTabTokens(settings, keys, (fault) => faults.push(fault));
  return await tokens(`Bearer ${await token(genuine())}`);
}

const signed = (change: object) => async (claims: object) =>
  signRs256({ ...claims, ...change } as never, (await authorityKeys()).main);
const without = (name: string) => async (claims: object) => {
  const { [name]: _, ...rest } = claims as Record<string, unknown>;
  return signRs256(rest as never, (await authorityKeys()).main);
};

describe('the tokens of Teams’ single sign-on', () => {
  test('a genuine one says who asks and until when', async () => {
    expect(await check(signed({}))).toEqual({
      tenantId: tenant,
      personId: person,
      expiresAt: expect.any(Number),
    });
  });

  test.each([
    ['by its client id', appId],
    ['by its identifier', `api://second-opinion.example/${appId}`],
    ['by the identifier of a tab with a bot', `api://second-opinion.example/botid-${appId}`],
  ])('it names this app %s', async (_, aud) => {
    expect(await check(signed({ aud }))).toMatchObject({ personId: person });
  });

  test('ids are taken in either case, and come out in lower case', async () => {
    expect(await check(signed({ oid: person.toUpperCase(), tid: tenant.toUpperCase() }))).toMatchObject({
      personId: person,
    });
  });

  test('one that has run out says so, for another may be had', async () => {
    expect(await check(signed({ exp: now() - 120 }))).toBe('expired');
  });

  test.each([
    ['for another app', 'audience', signed({ aud: other })],
    ['of another tenant', 'issuer', signed({ tid: other, iss: `${authorityUrl}/${other}/v2.0` })],
    ['whose issuer and tenant disagree', 'issuer', signed({ tid: other })],
    ['of another issuer', 'issuer', signed({ iss: `https://login.elsewhere.example/${tenant}/v2.0` })],
    [
      'of version 1',
      'version-1',
      signed({ ver: '1.0', iss: `https://sts.windows.net/${tenant}/`, aud: `api://${appId}` }),
    ],
    ['of version 1 that says nothing else wrong', 'version-1', signed({ ver: '1.0' })],
    ['without a person', 'form', without('oid')],
    ['whose person is no id', 'form', signed({ oid: 'somebody' })],
    ['without an end', 'form', without('exp')],
    ['without a version', 'form', without('ver')],
    ['not valid yet', 'time', signed({ nbf: now() + 600 })],
    ['of an app instead of a person', 'scope', signed({ idtyp: 'app' })],
    ['that does not let the tab act for them', 'scope', signed({ scp: 'User.Read' })],
    ['without a scope', 'scope', without('scp')],
    ['that nobody signed', 'form', (claims: object) => unsignedToken(claims as never, 'teams-1')],
    [
      'signed with a shared secret',
      'form',
      async (claims: object) => signHs256(claims as never, (await authorityKeys()).main),
    ],
    [
      'signed by a stranger',
      'key',
      async (claims: object) => signRs256(claims as never, (await authorityKeys()).rogue),
    ],
    [
      'signed by a stranger in another’s name',
      'key',
      async (claims: object) => signRs256(claims as never, (await authorityKeys()).rogue, 'teams-1'),
    ],
    ['that is none', 'form', () => 'a.b.c'],
  ] as const)('one %s is refused, and the operator is told what to check: %s', async (_, fault, token) => {
    expect(await check(token)).toBe('refused');
    expect(faults).toEqual([fault]);
  });

  test('no token is none, and another scheme is none of ours', async () => {
    const tokens = createTabTokens(settings, createLocalJWKSet({ keys: [] }));
    expect(await tokens(undefined)).toBe('missing');
    expect(await tokens('Basic YTpi')).toBe('refused');
  });

  test('keys that cannot be had are no fault of the token', async () => {
    const away = () => Promise.reject(new Error('fetch failed'));
    const token = await signed({})(genuine());
    await expect(createTabTokens(settings, away)(`Bearer ${token}`)).rejects.toMatchObject({
      code: 'AUTHORITY_AWAY',
    });
  });
});
