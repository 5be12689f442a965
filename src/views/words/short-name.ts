/** Most letters of a button that the narrowest phone shows whole in a wide font. */
const room = 24;
const titles = ['Dr', 'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Prof', 'Professor', 'Sir', 'Dame', 'Sister'];
/** Fewer letters of a name than these name nobody. */
const fewest = 5;

/**
 * A name on a button beside what the button does, of which nothing is ever cut: whole where it fits, else the title and the
 * last name, else the beginning of the last name.
 * @param taken UTF-16 units of everything else that the button says
 * @param others names of those who must not be taken for this person
 */
export function shortName(name: string, taken: number, others: readonly string[] = []): string {
  const forms = formsOf(name);
  const fits = forms.find((each) => each.length + taken <= room) ?? clipped(forms.at(-1) ?? name, taken);
  const known = (other: string) => other !== name && formsOf(other).some((each) => sounds(each, fits));
  return others.some(known) ? name : fits;
}

/** From the longest to the shortest. */
function formsOf(name: string): readonly string[] {
  const parts = name.trim().split(/\s+/);
  const last = parts.at(-1) ?? name;
  const [first = ''] = parts;
  return titles.includes(first.replace('.', '')) ? [name, `${first} ${last}`, last] : [name, last];
}

function clipped(text: string, taken: number): string {
  const most = Math.max(fewest, room - taken - 1);
  return text.length <= most + 1 ? text : `${text.slice(0, most)}…`;
}

const sounds = (other: string, short: string) =>
  other === short || (short.endsWith('…') && other.startsWith(short.slice(0, -1)));
