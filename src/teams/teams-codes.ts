/**
 * What Teams and the authority say when they say no, one line each: whose fault it is, how long it lasts, and who is told.
 * It decides what becomes of a card (send-result), and the guide shows it. What is in no line here is about the bot, and is
 * held against nobody (process page I16).
 */

/** What becomes of a card. */
type Means =
  | 'throttled'
  | 'not-installed'
  | 'blocked'
  | 'gone'
  | 'no-account'
  | 'too-large'
  | 'refused'
  | 'bot-refused'
  | 'not-sent'
  | 'unknown';

type Fault = 'nobody' | 'the person' | 'the chat' | 'the tenant' | 'the bot' | 'what was sent';

export interface TeamsAnswer {
  /** Who answered: Teams when something is sent, or the authority when the bot asks for its token. */
  readonly by: 'Teams' | 'authority';
  /** HTTP statuses; of several the code may come with any. Empty: it has a code of its own. */
  readonly status: readonly number[];
  /** Teams' or the authority's word; left out: any other with this status. */
  readonly code?: string;
  readonly means: Means;
  readonly fault: Fault;
  readonly lasts: string;
  readonly told: string;
  /** The page that says so. */
  readonly source: string;
}

const learn = 'https://learn.microsoft.com';
const teamsPage = `${learn}/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis`;
const ratePage = `${learn}/microsoftteams/platform/bots/how-to/rate-limit`;
const blockedPage = `${learn}/answers/questions/1513369/403-forbidden-subcode-messagewritesblocked`;
const authorityPage = `${learn}/entra/identity-platform/reference-error-codes`;
const oauthPage = 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2';
const proactivePage = `${learn}/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages`;
const tenantPage = 'https://github.com/MicrosoftDocs/bot-docs/issues/1960';

const office = 'requester and coordinator, on the card and by a notification';
const operator = 'the operator: log, `second_opinion_cards_not_delivered`, `deliveries failed`';
const nobody = 'nobody';

const person = { by: 'Teams', fault: 'the person', told: office, source: teamsPage } as const;
const bot = { by: 'Teams', means: 'bot-refused', told: operator, source: teamsPage } as const;
const passing = { by: 'Teams', means: 'throttled', fault: 'nobody', told: nobody } as const;
const unclear = { by: 'Teams', means: 'unknown', fault: 'nobody', source: teamsPage } as const;
const credentials = { by: 'authority', means: 'bot-refused', fault: 'the bot', told: operator } as const;

const untilMended = 'until it is mended; tried again by itself, ever more seldom';
const notAgain = 'not sent a second time, since it may be there; the next change settles it';

/** Every answer that is known. The first line that fits counts; codes stand before statuses. */
export const teamsAnswers: readonly TeamsAnswer[] = [
  {
    ...person,
    status: [403],
    code: 'BotNotInConversationRoster',
    means: 'not-installed',
    lasts: 'until they have the app again',
  },
  {
    ...person,
    status: [403],
    code: 'ForbiddenOperationException',
    means: 'not-installed',
    lasts: 'until they have the app',
  },
  {
    ...person,
    status: [403],
    code: 'ConversationBlockedByUser',
    means: 'blocked',
    lasts: 'until they write to the bot',
  },
  {
    ...person,
    status: [403],
    code: 'MessageWritesBlocked',
    means: 'blocked',
    lasts: 'until they write to the bot',
    source: blockedPage,
  },
  {
    ...bot,
    status: [403],
    code: 'BotDisabledByAdmin',
    fault: 'the tenant',
    lasts: 'until an administrator allows the app',
  },
  {
    ...bot,
    status: [403],
    code: 'TenantNoPermission',
    fault: 'the tenant',
    lasts: untilMended,
    source: tenantPage,
  },
  {
    ...bot,
    status: [403],
    code: 'InvalidBotApiHost',
    fault: 'the bot',
    lasts: 'until `SERVICE_URL_HOSTS` has the cloud’s own host',
  },
  { ...bot, status: [403], code: 'NotEnoughPermissions', fault: 'the bot', lasts: untilMended },
  { ...bot, status: [403], fault: 'the bot', lasts: untilMended },
  {
    ...bot,
    status: [401],
    code: 'BotNotRegistered',
    fault: 'the bot',
    lasts: 'until the registration and its channel are right',
  },
  { ...bot, status: [401], fault: 'the bot', lasts: untilMended },
  {
    ...person,
    status: [400, 404],
    code: 'UserNotFound',
    means: 'no-account',
    lasts: 'until the directory is right',
    source: proactivePage,
  },
  {
    ...person,
    status: [400, 404],
    code: 'MemberNotFoundInConversation',
    means: 'no-account',
    lasts: 'until the directory is right',
    source: proactivePage,
  },
  {
    ...person,
    status: [404],
    fault: 'the chat',
    means: 'gone',
    lasts: 'another chat is opened once; then until the directory is right',
  },
  {
    ...passing,
    status: [409, 412],
    lasts: 'some seconds: two operations met in one chat',
    source: teamsPage,
  },
  { ...passing, status: [429], lasts: 'as long as `Retry-After` says, else some seconds', source: ratePage },
  {
    by: 'Teams',
    status: [413],
    means: 'too-large',
    fault: 'what was sent',
    lasts: 'sent again, shortened',
    told: operator,
    source: teamsPage,
  },
  { ...unclear, status: [408, 500, 502, 503, 504], lasts: notAgain, told: 'who was reached, on the card' },
  {
    ...credentials,
    status: [],
    code: 'invalid_client',
    lasts: 'until `MicrosoftAppPassword` is right: wrong, or at its end',
    source: oauthPage,
  },
  {
    ...credentials,
    status: [],
    code: 'unauthorized_client',
    lasts: 'until `MicrosoftAppId` and the tenant are right',
    source: authorityPage,
  },
  {
    ...credentials,
    status: [],
    code: 'invalid_scope',
    lasts: 'until `TOKEN_SCOPE` is right',
    source: oauthPage,
  },
  {
    by: 'authority',
    status: [],
    code: 'temporarily_unavailable',
    means: 'not-sent',
    fault: 'nobody',
    lasts: 'tried again by itself',
    told: 'the operator, after some tries',
    source: authorityPage,
  },
  { ...credentials, status: [400, 401, 403], lasts: untilMended, source: authorityPage },
  {
    by: 'authority',
    status: [429, 500, 502, 503, 504],
    means: 'not-sent',
    fault: 'nobody',
    lasts: 'tried again by itself',
    told: 'the operator, after some tries',
    source: authorityPage,
  },
];

/**
 * The line that an answer falls under.
 * @param code the word that came with it, where one did
 * @returns undefined for an answer that is in no line
 */
export function answerOf(by: TeamsAnswer['by'], status: number, code?: string): TeamsAnswer | undefined {
  const fits = (each: TeamsAnswer) =>
    each.by === by && (each.status.length === 0 || each.status.includes(status));
  const named = teamsAnswers.find((each) => each.code !== undefined && each.code === code && fits(each));
  return (
    named ??
    teamsAnswers.find((each) => each.code === undefined && each.by === by && each.status.includes(status))
  );
}
