const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}

const link = /\[([^[\]]+)\]\((https:\/\/[^\s()]+|mailto:[^\s()]+|tel:[+\d\s-]+)\)/g;
const strong = /\*\*(?=\S)([^*]+?)(?<=\S)\*\*/g;
const emphasis = /(^|[^\w*])[*_](?=\S)([^*_]+?)(?<=\S)[*_](?![\w*])/g;

/** Links, bold and italic of one line. The text is escaped first, so only these few tags can come out. */
function inline(text: string): string {
  return escaped(text)
    .replace(link, '<a href="$2" target="_blank" rel="noreferrer noopener">$1</a>')
    .replace(strong, '<strong>$1</strong>')
    .replace(emphasis, '$1<em>$2</em>');
}

function list(lines: readonly string[], tag: 'ul' | 'ol', mark: RegExp): string {
  return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`;
}

const bullet = /^\s*[-*+]\s+/;
const numbered = /^\s*\d+[.)]\s+/;

/**
 * The part of Markdown that Teams shows in a TextBlock: bold, italic, links, lists, line breaks. In: any text. Out: HTML
 * that holds no tag but strong, em, a, ul, ol, li and br, whatever the text was.
 */
export function markdownToHtml(text: string): string {
  const lines = text.split(/\r?\n/);
  const parts: string[] = [];
  let plain: string[] = [];
  const endPlain = () => {
    if (plain.length > 0) parts.push(plain.map(inline).join('<br>'));
    plain = [];
  };
  for (let at = 0; at < lines.length; ) {
    const mark = [bullet, numbered].find((each) => each.test(lines[at] ?? ''));
    if (mark === undefined) {
      plain.push(lines[at] ?? '');
      at += 1;
      continue;
    }
    endPlain();
    const end = lines.findIndex((line, index) => index > at && !mark.test(line));
    const items = lines.slice(at, end === -1 ? lines.length : end);
    parts.push(list(items, mark === bullet ? 'ul' : 'ol', mark));
    at += items.length;
  }
  endPlain();
  return parts.join('');
}
