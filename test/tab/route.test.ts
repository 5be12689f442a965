import { fragmentOf, type Route, routeOf, routeOfSubPage } from '../../src/tab/route';

describe('places of the tab', () => {
  test.each<Route>([
    { page: 'inbox' },
    { page: 'worklist' },
    { page: 'planner' },
    { page: 'case', ref: 'K7M4-RQX3', side: '' },
    { page: 'case', ref: 'K7M4-RQX3', side: 'history' },
    { page: 'form', ref: 'K7M4-RQX3', name: 'approve' },
    { page: 'form', ref: 'new', name: 'submit' },
    { page: 'form', ref: 'K7M4-RQX3', name: 'accept@00000000-0000-4000-8000-000000000801' },
  ])('the address of %j leads there', (route) => {
    expect(routeOf(fragmentOf(route))).toEqual(route);
  });

  test.each(['', '#', '#/', '#/nothing', '#/cases', '#/cases/'])('%j leads to the inbox', (fragment) => {
    expect(routeOf(fragment)).toEqual({ page: 'inbox' });
  });

  test('an address that nobody can read leads to the inbox', () => {
    expect(routeOf('#/cases/%E0%A4%A')).toEqual({ page: 'inbox' });
  });

  test('a deep link names a page or a case', () => {
    expect(routeOfSubPage('worklist')).toEqual({ page: 'worklist' });
    expect(routeOfSubPage('K7M4-RQX3')).toEqual({ page: 'case', ref: 'K7M4-RQX3', side: '' });
  });
});
