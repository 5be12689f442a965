import { plannerCsv } from '../../views/tab/planner-csv';
import { tabInbox, tabWorklist } from '../../workflow/tab/my-cases';
import { isTabRefusal } from '../../workflow/tab/refused';
import { tabMe } from '../../workflow/tab/tab-me';
import { tabPeople } from '../../workflow/tab/tab-people';
import { tabPlanner } from '../../workflow/tab/tab-planner';
import { inbox, inboxQuery, worklist, worklistQuery } from '../contract/inbox';
import { me } from '../contract/me';
import { people, peopleQuery } from '../contract/people';
import { planner } from '../contract/planner';
import { answerWith } from './answer-with';
import type { TabApiParts, TabEndpoint } from './endpoint';
import { queryOf, readWith } from './read-with';

/** What a person sees across cases. */
export function listRoutes({ shell, botId }: TabApiParts): readonly TabEndpoint[] {
  return [
    {
      method: 'get',
      route: 'me',
      answer: async (_, { personId }) => {
        const found = await tabMe(shell, personId, botId);
        return isTabRefusal(found) ? found : answerWith(me, found);
      },
    },
    {
      method: 'get',
      route: 'inbox',
      answer: async ({ query }, { personId }) => {
        const { page, ...wishes } = readWith(inboxQuery, queryOf(query));
        const found = await tabInbox(shell, personId, { ...wishes, page: Number(page ?? 1) });
        return isTabRefusal(found) ? found : answerWith(inbox, found);
      },
    },
    {
      method: 'get',
      route: 'worklist',
      answer: async ({ query }, { personId }) => {
        const found = await tabWorklist(shell, personId, readWith(worklistQuery, queryOf(query)));
        return isTabRefusal(found) ? found : answerWith(worklist, found);
      },
    },
    {
      method: 'get',
      route: 'people',
      answer: async ({ query }, { personId }) => {
        const found = await tabPeople(shell, personId, readWith(peopleQuery, queryOf(query)));
        return isTabRefusal(found) ? found : answerWith(people, found);
      },
    },
    {
      method: 'get',
      route: 'planner',
      answer: async (_, { personId }) => {
        const found = await tabPlanner(shell, personId);
        return isTabRefusal(found) ? found : answerWith(planner, found);
      },
    },
    {
      method: 'get',
      route: 'plannerCsv',
      answer: async (_, { personId }) => {
        const found = await tabPlanner(shell, personId);
        if (isTabRefusal(found)) return found;
        const headers = {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': 'attachment; filename="second-opinion-counts.csv"',
        };
        return { status: 200, body: plannerCsv(found), headers };
      },
    },
  ];
}
