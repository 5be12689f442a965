import { nothingThere } from '../../workflow/tab/nothing-there';
import { isTabRefusal } from '../../workflow/tab/refused';
import { tabAct } from '../../workflow/tab/tab-act';
import { tabCase } from '../../workflow/tab/tab-case';
import { tabForm } from '../../workflow/tab/tab-form';
import { tabPrint } from '../../workflow/tab/tab-print';
import { casePage } from '../contract/case-page';
import { formAct, formAnswer, formPage, formQuery } from '../contract/form-page';
import { printTicket, printWish } from '../contract/print';
import { notInView } from '../contract/routes';
import { oncePerHour } from '../once-per-hour';
import type { WebRequest } from '../route';
import { answerWith } from './answer-with';
import type { TabApiParts, TabEndpoint } from './endpoint';
import { queryOf, readWith } from './read-with';

/** One case, and what may be done with it. */
export function caseRoutes({ shell }: TabApiParts): readonly TabEndpoint[] {
  const firstView = oncePerHour(Date.now);
  return [
    {
      method: 'get',
      route: 'case',
      answer: async ({ params, headers, log }, { personId }) => {
        const inView = headers[notInView] === undefined;
        const found = await tabCase(shell, personId, params['ref'] ?? '', inView);
        if (isTabRefusal(found)) return found;
        // Looking is recorded apart from the case: ids only.
        if (firstView(`${personId} ${found.ref}`))
          log.info({ case: found.ref, person: personId }, 'a case was viewed in the tab');
        return answerWith(casePage, found);
      },
    },
    {
      method: 'get',
      route: 'form',
      answer: async (request, { personId }) => {
        const form = formOf(request);
        if (form === undefined) return nothingThere(shell, personId);
        const { page } = readWith(formQuery, queryOf(request.query));
        const found = await tabForm(shell, personId, { ...form, page });
        return isTabRefusal(found) ? found : answerWith(formPage, found);
      },
    },
    {
      method: 'post',
      route: 'form',
      answer: async (request, { personId }) => {
        const form = formOf(request);
        if (form === undefined) return nothingThere(shell, personId);
        const found = await tabAct(shell, personId, form, readWith(formAct, request.body));
        if (isTabRefusal(found)) return found;
        return answerWith(formAnswer, found, found.kind === 'refused' ? 409 : 200);
      },
    },
    {
      method: 'post',
      route: 'print',
      answer: async ({ body }, { personId }) => {
        const found = await tabPrint(shell, personId, readWith(printWish, body));
        return isTabRefusal(found) ? found : answerWith(printTicket, found);
      },
    },
  ];
}

/** The form that an address names: a command, or `command@candidate`; undefined for what is no name. */
function formOf({ params }: WebRequest): { readonly ref: string; readonly name: string } | undefined {
  const { ref = '', name = '' } = params;
  return /^[\w-]{1,64}(@[\w-]{1,64})?$/.test(name) ? { ref, name } : undefined;
}
