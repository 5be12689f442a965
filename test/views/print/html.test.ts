import { escapeHtml, html, ownMarkup, typedParagraph, typedText } from '../../../src/views/print/html';

describe('a printed page shows text as text', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['"> <img src=x onerror=alert(1)>', '&quot;&gt; &lt;img src=x onerror=alert(1)&gt;'],
    ["' onclick='x", '&#39; onclick=&#39;x'],
    ['&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['${x} {ref} $& $1', '${x} {ref} $&amp; $1'],
    ['\u0000', '\uFFFD'],
    ['\uD800', '\uFFFD'],
    ['\u202Egnihton', '\u202Egnihton'],
  ])('%j', (typed, shown) => {
    expect(escapeHtml(typed)).toBe(shown);
    expect(html`<p title="${typed}">${typed}</p>`.toString()).toBe(`<p title="${shown}">${shown}</p>`);
  });

  test('markup made here goes in as it is, lists one after the other, nothing for what is absent', () => {
    const list = ['<a>', '<b>'].map((each) => html`<li>${each}</li>`);
    expect(html`<ul>${list}${undefined}${3}${ownMarkup('<hr>')}</ul>`.toString()).toBe(
      '<ul><li>&lt;a&gt;</li><li>&lt;b&gt;</li>3<hr></ul>',
    );
  });

  test('what somebody typed cannot turn the direction of anything but itself', () => {
    expect(typedText('\u202E<').toString()).toBe('<bdi class="typed">\u202E&lt;</bdi>');
    expect(typedParagraph('one\ntwo').toString()).toBe('<p class="typed" dir="auto">one\ntwo</p>');
  });
});
