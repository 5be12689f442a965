import type { CommandType } from '../../../src/domain/asked/commands';
import { londonDate } from '../../../src/domain/rules/london-time';
import { aCommand, aConversation } from '../../builders/core/a-command';
import { who } from '../../builders/core/people';
import { caseOf, given, play, type Story } from '../../builders/core/play';
import { aCaseAt, friendlyCast, usualCast } from '../../builders/core/ways';

/** What is said to have been done was done by today, on case time in London (process page §4). */

const { consultant } = usualCast;
const born = caseOf(aCaseAt('sharing')).request.child.dateOfBirth;
const day = (date: string, more: number) =>
  new Date(Date.parse(date) + more * 86_400_000).toISOString().slice(0, 10);
const conversationOn = (spokenOn: string) => ({ conversation: aConversation({ spokenOn }) });

const owingConversation = play(aCaseAt('family-step'), {
  by: consultant,
  gives: aCommand('go-on-conversation-owed'),
});
const owingNews = play(aCaseAt('preparing'), {
  at: '2027-01-26 09:00',
  by: usualCast.deputy,
  gives: aCommand('take-over'),
});

type Row = readonly [string, Story, string, CommandType, field: string, (date: string) => object];
const rows: readonly Row[] = [
  ['opinion read', aCaseAt('opinion-given'), consultant, 'acknowledge', 'readOn', (readOn) => ({ readOn })],
  [
    'critical friend’s opinion read',
    aCaseAt('opinion-given', 'critical-friend', friendlyCast),
    friendlyCast.consultant,
    'acknowledge',
    'readOn',
    (readOn) => ({ readOn }),
  ],
  ['sharing', aCaseAt('sharing'), consultant, 'record-sharing', 'sharedOn', (sharedOn) => ({ sharedOn })],
  [
    'export',
    aCaseAt('closing'),
    who.coordinator,
    'confirm-record',
    'exportedOn',
    (exportedOn) => ({ exportedOn }),
  ],
  ['news told', owingNews, usualCast.deputy, 'record-owed', 'toldOn', (toldOn) => ({ toldOn })],
  [
    'account given',
    aCaseAt('preparing'),
    who.advocate,
    'record-account-given',
    'givenOn',
    (givenOn) => ({ givenOn }),
  ],
  [
    'change of parental responsibility',
    aCaseAt('preparing'),
    consultant,
    'change-parental-responsibility',
    'since',
    (since) => ({ since }),
  ],
];
const conversations: readonly Row[] = [
  [
    'conversation',
    aCaseAt('family-step'),
    consultant,
    'record-family-conversation',
    'conversation.spokenOn',
    conversationOn,
  ],
  [
    'conversation that was owed',
    owingConversation,
    consultant,
    'record-owed',
    'conversation.spokenOn',
    conversationOn,
  ],
];

test.each([...rows, ...conversations])('%s: today, but not tomorrow', (_, story, by, type, field, on) => {
  const today = londonDate(caseOf(story).lastEventAt);
  const press = (date: string) => ({ by, gives: aCommand(type, on(date)) });
  given(story)
    .when(press(day(today, 1)))
    .isRefused('missing', /still to come/, field);
  expect(play(story, press(today)).events.length).toBeGreaterThan(story.events.length);
});

test.each(rows)('%s: not before the child was born', (_, story, by, type, field, on) => {
  given(story)
    .when({ by, gives: aCommand(type, on(day(born, -1))) })
    .isRefused('missing', /before the child was born/, field);
});

test.each(conversations)('%s: may be before the birth, not years before', (_, story, by, type, field, on) => {
  const press = (date: string) => ({ by, gives: aCommand(type, on(date)) });
  given(story)
    .when(press(day(born, -400)))
    .isRefused('missing', /before the child was born/, field);
  expect(play(story, press(day(born, -30))).events.length).toBeGreaterThan(story.events.length);
});

test('the day is London’s: half an hour after midnight in summer it is the new day', () => {
  const at = '2027-06-02 00:30';
  const press = (date: string) => ({ at, by: consultant, gives: aCommand('acknowledge', { readOn: date }) });
  given(aCaseAt('opinion-given'))
    .when(press('2027-06-03'))
    .isRefused('missing', /still to come/, 'readOn');
  given(aCaseAt('opinion-given')).when(press('2027-06-02')).follows(['acknowledged'], 'sharing');
});

test('what is planned may lie ahead: the next step’s date', () => {
  given(aCaseAt('resolution'))
    .when({ by: consultant, gives: aCommand('take-step', { dueOn: '2028-01-01' }) })
    .follows(['step-taken'], 'resolution');
});
