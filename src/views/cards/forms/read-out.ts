import type { Field, Page } from './field';
import { formText } from './form-texts';

/** Our own words that speak to whoever answers. */
const spoken = /\?$|\b(?:you|your|yours|I|me|my)\b/i;
const theirs = /^Your (?=\w)/;

/**
 * A page of a form that somebody fills in for another person: what is said to that person is marked to be read out, and what
 * is theirs is called by their name, so that no word seems to be about whoever writes (process page §7).
 * @param person the name of whoever it is for
 */
export function readOut(page: Page, person: string): Page {
  const said = (text: string) => saidTo(text, person);
  const field = (each: Field): Field => ({
    ...each,
    label: said(each.label),
    hint: said(each.hint),
    ...(each.heading === undefined ? {} : { heading: said(each.heading) }),
  });
  return { ...page, title: said(page.title), intro: said(page.intro), fields: page.fields.map(field) };
}

function saidTo(text: string, person: string): string {
  if (theirs.test(text) && !text.includes('. ')) {
    return formText('whose', { name: person, what: text.replace(theirs, '') });
  }
  return spoken.test(text) ? formText('readOut', { what: text }) : text;
}
