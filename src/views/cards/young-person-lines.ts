import { isTerminal } from '../../domain/case/state';
import { wordsFor } from '../../domain/case/stored/chosen';
import { decidesThemselves, excludedOrganisations, isPresumedAble } from '../../domain/case/young-person';
import { findOrganisation } from '../../domain/directory/lookup';
import { daysOfNotice } from '../../domain/process/open/nearly-adult';
import { ownWordMissing, rightsEndAtSixteen } from '../../domain/process/open/own-word';
import { daysBefore, sixteenthBirthday } from '../../domain/rules/age';
import { londonDate } from '../../domain/rules/london-time';
import type { Viewpoint } from '../viewpoint';
import { fillIn } from '../words/fill-in';
import { sayAll } from '../words/say-all';
import { texts } from '../words/texts';
import { sayDate, sayDayOf } from '../words/when';
import { fact, type Line, plain } from './lines';

const words = texts.youngPerson;

/** What the young person says, for whoever sees the pack; who decides and where nothing goes, for whoever sees decisions. */
export function youngPersonLines({ state, facts, now, sees }: Viewpoint): readonly Line[] {
  const { youngPerson: word, wentOnWithout } = state;
  const view = word?.view === undefined ? [] : [fact(words.view, wordsFor(texts.ownViews, word.view))];
  if (word === undefined || !sees.has('decisions')) return view;
  const left = excludedOrganisations(state).map(
    (code) => findOrganisation(facts.directory, code)?.name ?? code,
  );
  const without =
    wentOnWithout === undefined
      ? []
      : [
          fillIn(words.wentOn, {
            date: sayDayOf(wentOnWithout.at),
            basis: wentOnWithout.lawfulBasis,
            who: wentOnWithout.advisedBy,
            told: sayDate(wentOnWithout.youngPersonToldOn),
          }),
        ];
  return [
    ...view,
    plain(whoDecides(word, state.request.child.dateOfBirth, now)),
    ...(word.sharing === undefined ? [] : [plain(word.sharing === 'agreed' ? words.agreed : words.refused)]),
    ...(left.length === 0 ? [] : [plain(fillIn(words.excluded, { names: sayAll(left) }))]),
    ...without.map((each) => plain(each)),
  ];
}

function whoDecides(
  word: NonNullable<Viewpoint['state']['youngPerson']>,
  dateOfBirth: string,
  now: string,
): string {
  const presumed = isPresumedAble(dateOfBirth, now);
  const { judgedBy = '', judgedOn = '', whyNotAble = '', whoDecides: who = '' } = word;
  if (decidesThemselves(word, dateOfBirth, now))
    return presumed ? words.presumed : fillIn(words.judged, { who: judgedBy, date: sayDate(judgedOn) });
  return presumed ? fillIn(words.notAble, { why: whyNotAble, who }) : words.undecided;
}

/** In Scotland: that the 16th birthday is near, or that the young person has still to be asked (process page I12). */
export function sixteenLines({ state, facts, now, sees }: Viewpoint): readonly Line[] {
  if (!sees.has('decisions') || isTerminal(state)) return [];
  if (ownWordMissing(state, facts, now)) return [plain(words.ask)];
  const birthday = sixteenthBirthday(state.request.child.dateOfBirth);
  const today = londonDate(now);
  const near = today < birthday && today >= daysBefore(birthday, daysOfNotice(facts));
  if (!near || !rightsEndAtSixteen(state, facts) || state.kind !== 'external-second-opinion') return [];
  return [plain(fillIn(words.sixteenAhead, { date: sayDate(birthday) }))];
}
