import type { InboxQuery, WorklistQuery } from '../web/contract/inbox';

/** The list from which somebody came to a request, with what they had searched and filtered: the way back leads there. */
export type List = 'inbox' | 'worklist';

interface Left {
  last: List;
  readonly inbox: { query: InboxQuery };
  readonly worklist: { query: InboxQuery & WorklistQuery; asList: boolean };
}

/** For as long as the page is open; nothing of it is kept anywhere. */
export const left: Left = { last: 'inbox', inbox: { query: {} }, worklist: { query: {}, asList: false } };
