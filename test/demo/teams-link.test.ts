import { destinationOf } from '../../src/demo/page/chat/teams-link';

const app = 'a1b2c3d4-0000-4000-8000-000000000001';
const link = (context: string) =>
  `https://teams.microsoft.com/l/entity/${app}/requests?context=${encodeURIComponent(context)}`;

describe('where a link leads in the stand-in, as in Teams', () => {
  test('a deep link to the app’s tab opens it at the case', () => {
    expect(destinationOf(link('{"subEntityId":"K7M4-RQX3"}'), app)).toEqual({
      kind: 'tab',
      subPage: 'K7M4-RQX3',
    });
    expect(destinationOf(link('not JSON'), app)).toEqual({ kind: 'tab', subPage: '' });
  });

  test('another app’s tab and another site open in the browser, a chat in Teams', () => {
    const other = link('{}').replace(app, 'another');
    expect(destinationOf(other, app)).toEqual({ kind: 'browser', url: other });
    expect(destinationOf('http://127.0.0.1:1/print/x', app)).toMatchObject({ kind: 'browser' });
    expect(destinationOf('https://teams.microsoft.com/l/chat/0/0?users=28:x', app)).toEqual({ kind: 'chat' });
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'nothing'])('%s leads nowhere', (address) => {
    expect(destinationOf(address, app)).toEqual({ kind: 'nowhere' });
  });
});
