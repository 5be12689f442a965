import { homeTenant, tenantsOfNobody } from '../../src/compose/home';
import { inventedDirectory } from '../../src/domain/directory/invented/invented-directory';

const [own, second, third] = ['own', 'second', 'third'];
const settings = (...tenantAllowList: string[]) => ({
  app: { id: 'app', tenantId: own, type: 'SingleTenant' as const, password: '' },
  tenantAllowList,
});

test.each([
  ['where it is registered, if that is served', [second, own], own],
  ['else the first that is served', [third, second], third],
])('the bot is at home %s', (_, served, home) => {
  expect(homeTenant(settings(...served))).toBe(home);
});

test('a tenant that is served and of which the directory names nobody is remarked on at the start', () => {
  expect(tenantsOfNobody(settings(own), inventedDirectory)).toEqual([]);
  expect(tenantsOfNobody(settings(own, second, third), inventedDirectory)).toEqual([second, third]);
  const people = inventedDirectory.people.map((each, at) => (at === 0 ? { ...each, tenant: second } : each));
  expect(tenantsOfNobody(settings(own, second, third), { ...inventedDirectory, people })).toEqual([third]);
});
