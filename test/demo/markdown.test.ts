import fc from 'fast-check';
import { markdownToHtml } from '../../src/demo/page/chat/markdown';

/** Every tag that may come out, and every sign that only an escape may hold. */
const allowed =
  /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);|<\/?(?:strong|em|ul|ol|li)>|<br>|<a href="(?:https:|mailto:|tel:)[^"<>]*" target="_blank" rel="noreferrer noopener">|<\/a>)*$/;

describe('what Teams reads as Markdown in a TextBlock', () => {
  test.each([
    ['plain', 'plain'],
    ['**new request**: ask', '<strong>new request</strong>: ask'],
    ['a _word_ and *another*', 'a <em>word</em> and <em>another</em>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['1. one\n2. two\nend', '<ol><li>one</li><li>two</li></ol>end'],
    ['one\ntwo', 'one<br>two'],
    [
      '[guide](https://example.org/a)',
      '<a href="https://example.org/a" target="_blank" rel="noreferrer noopener">guide</a>',
    ],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
  ])('%j', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['**<script>alert(1)</script>**', '<strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong>'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    [
      '[x](https://e.org/"onclick="a)',
      '<a href="https://e.org/&quot;onclick=&quot;a" target="_blank" rel="noreferrer noopener">x</a>',
    ],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ])('hostile text stays text: %j', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  test('nothing but those few tags ever comes out', () => {
    const sign = fc.constantFrom(...'<>&"\'*_[]()-1. \n', 'https://', 'javascript:', 'a', '<b>', '**');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        expect(markdownToHtml(signs.join(''))).toMatch(allowed);
      }),
      { numRuns: 2_000 },
    );
  });
});
