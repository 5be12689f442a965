import { wordsFor } from '../../domain/case/stored/chosen';
import type { CaseRecord } from '../record/record-schema';
import { fillIn } from '../words/fill-in';
import { texts } from '../words/texts';
import { sayDate } from '../words/when';
import { type Html, html, type Piece } from './html';
import { printPage } from './page';
import { printTexts } from './print-texts';
import { entryBlocks, historyTable } from './record-history';
import { type Names, pairs, sayKey, sayTime, sayValue } from './say-value';

const words = printTexts.record;

/**
 * The record as a page to print: everything that the machine-readable one holds, in words, with the whole history
 * (process page §9). The reason for a hold is in neither (I8).
 * @param names what the ids in it stand for
 */
export function recordPage(record: CaseRecord, names: Names): string {
  const { initials, dateOfBirth } = record.request.child;
  const request = fillIn(printTexts.page.request, { ref: record.ref });
  return printPage({
    title: `${request}: ${words.title}`,
    running: [`${words.title} · ${request}`, `${initials}, ${sayDate(dateOfBirth)}`],
    main: html`<h1>${words.title}</h1>
<p class="soft">${words.for}</p>
${handling(record)}
${head(record, names)}
${theRequest(record, names)}
${theWay(record, names)}
${section(words.history, html`<p class="soft">${words.historyLead}</p>${historyTable(record.history, names)}`)}
<p class="end">${end(record)}</p>`,
  });
}

/** What whoever holds the paper must know, before anything else. */
function handling({ handling: kinds }: CaseRecord): Piece {
  const note = (title: string, why: string) =>
    html`<p class="note warn"><strong>${title}</strong> ${why}</p>\n`;
  return [
    kinds.includes('not-for-family') ? note(words.notForFamily, words.notForFamilyWhy) : undefined,
    kinds.includes('after-a-death') ? note(words.afterDeath, words.afterDeathWhy) : undefined,
  ];
}

/** A section with its heading; nothing where it would be empty. */
function section(title: string, ...content: readonly Piece[]): Piece {
  if (content.every((each) => each === undefined || (Array.isArray(each) && each.length === 0)))
    return undefined;
  return html`<section>
<h2>${title}</h2>
${content}
</section>
`;
}

function head(record: CaseRecord, names: Names): Piece {
  const { ref, kind, status, openedAt, lastChangeAt, people, hold, linkedFrom, linkedTo } = record;
  const glance = { ref, kind, status, opened: openedAt, lastChange: lastChangeAt };
  const { team, ...named } = people;
  const persons = Object.entries(named).map(
    ([key, each]) => [key, typeof each === 'string' ? each : each.name] as const,
  );
  const links = { followsOn: linkedFrom, followedBy: linkedTo };
  return [
    section(words.about, pairs(Object.entries(glance), names)),
    section(words.child, pairs(Object.entries(record.request.child), names)),
    section(words.people, pairs(persons, names), teamTable(team, names)),
    hold && section(words.hold, pairs(Object.entries({ ...hold, by: hold.by.name }), names)),
    section(words.linked, pairs(Object.entries(links), names)),
  ];
}

function teamTable(team: CaseRecord['people']['team'], names: Names): Piece {
  if (team.length === 0) return undefined;
  const columns = ['who', 'as', 'since', 'until'] as const;
  return html`<h3>${words.team}</h3>
<table class="grid">
<thead><tr>${columns.map((key) => html`<th scope="col">${sayKey(key)}</th>`)}</tr></thead>
<tbody>
${team.map(
  (
    each,
  ) => html`<tr>${columns.map((key) => html`<td>${key === 'who' ? each.who.name : sayValue(key, each[key], names)}</td>`)}</tr>
`,
)}</tbody>
</table>`;
}

function theRequest({ request, pack, conversation, ...record }: CaseRecord, names: Names): Piece {
  const {
    question,
    clinicalSummary,
    options,
    noOtherOption,
    childAsPerson,
    family,
    before,
    safety,
    people,
    route,
  } = request;
  const list = (value: object | undefined) => value && pairs(Object.entries(value), names);
  const { familyAdvocate, gp, team, namedConsultant } = people;
  const { suggestedBy, disagreement, otherTeams } = people;
  const atIntake = { suggestedBy, disagreement, otherTeams };
  const rights = {
    parentalResponsibility: record.parentalResponsibility,
    youngPerson: record.youngPerson,
    wentOnWithout: record.wentOnWithout,
    youngAdultWishes: record.youngAdultWishes,
  };
  return [
    section(words.question, list(question)),
    section(words.clinicalSummary, list(clinicalSummary)),
    section(
      words.options,
      options.map((each, index) => option(index, list(each))),
      list({ noOtherOption }),
    ),
    section(words.childAsPerson, list(childAsPerson)),
    section(words.familySide, list(atIntake), list(family), list(rights)),
    section(words.before, list(before)),
    section(words.safety, list({ ...safety, namedConsultant, familyAdvocate, gp, team, ...route })),
    section(words.conversation, list(conversation)),
    section(
      words.pack,
      pairs(
        pack.map(({ item, ...rest }) => [wordsFor(texts.packItems, item), rest]),
        names,
      ),
    ),
    section(words.news, list({ items: record.items, information: record.information })),
  ];
}

const option = (index: number, content: Piece): Html => html`<div class="block">
<h3>${fillIn(words.option, { n: index + 1 })}</h3>
${content}
</div>
`;

/** What came of it: who was asked, what was decided, said, shared and agreed. */
function theWay(record: CaseRecord, names: Names): Piece {
  const candidates = record.asked.map(
    ({ name, person, ...rest }) => html`<div class="block">
<h3>${name}</h3>
${pairs(Object.entries({ ...(person.name === name ? {} : { answersForIt: person.name }), ...rest }), names)}
</div>
`,
  );
  const note = record.opinionNote === undefined ? undefined : sayValue('note', record.opinionNote, names);
  return [
    section(words.asked, candidates),
    section(words.decisions, entryBlocks(record.decisions, names)),
    section(
      words.opinions,
      note,
      record.opinions.map((each) => opinion(each, names)),
    ),
    section(words.reviewerQuestions, pairs([['questions', record.questionsToReviewer]], names)),
    section(words.sharing, entryBlocks(record.sharing, names)),
    section(words.outcome, entryBlocks(record.outcome, names)),
    section(
      words.tests,
      record.tests.map(
        ({ tester, ...rest }) => html`<div class="block">
<h3>${tester.name}</h3>
${pairs(Object.entries(rest), names)}
</div>
`,
      ),
      pairs(
        [
          ['testedInWords', record.testedInWords],
          ['noTest', record.noTest],
        ],
        names,
      ),
    ),
    section(words.steps, entryBlocks(record.steps, names)),
    section(words.owed, pairs([['owed', record.owed]], names)),
  ];
}

function opinion(version: CaseRecord['opinions'][number], names: Names): Html {
  const { answers: _, ...rest } = version.opinion;
  const answers = version.answers.map(({ question, from, answer }) => ({ question, from, answer }));
  return html`<div class="block">
<h3>${fillIn(words.opinionVersion, { n: version.version })}</h3>
<p class="small soft">${version.seq} · ${sayTime(version.at)} · ${names.get(version.reviewer) ?? version.reviewer}</p>
${pairs(Object.entries({ answers, ...rest }), names)}
</div>
`;
}

function end({ ref, history, caseVersion }: CaseRecord): string {
  return fillIn(words.end, { ref, count: history.length, version: caseVersion });
}
