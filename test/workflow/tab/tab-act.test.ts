import { tabAct } from '../../../src/workflow/tab/tab-act';
import { tabForm } from '../../../src/workflow/tab/tab-form';
import { castFor } from '../../builders/core/ways';
import { aCaseIn, aWorkflow, type Workflow } from '../../builders/workflow';

const cast = castFor('external-second-opinion');
const acceptance = {
  registrationNumber: '7654321',
  'conflicts.sameEmployer': 'no',
  'conflicts.employers': 'Saltmere',
  'conflicts.sameHospital': 'no',
  'conflicts.pastTraineeOrPartner': 'no',
  'conflicts.alreadyDiscussed': 'no',
  'conflicts.financial': 'no',
  'conflicts.personal': 'no',
  'conflicts.details': 'An honorary contract.',
  canMeetDate: 'yes',
};

/** Fills the form "accept" in the tab page by page and sends it. */
async function accepts({ shell, stores }: Workflow, person: string, ref: string, otherwise: object) {
  const tab = {
    ...shell,
    lists: stores.lists,
    tickets: stores.tickets,
    stubs: stores.stubs,
    remembered: new Set<string>(),
    later: (work: () => Promise<void>) => void work(),
    mostPressesAMinute: 240,
  };
  const answers: Readonly<Record<string, string>> = { ...acceptance, ...otherwise };
  let form = await tabForm(tab, person, { ref, name: 'accept' });
  for (let step = 0; step < 9; step += 1) {
    if ('refusedInTab' in form) throw new Error(form.text);
    const inputs = Object.fromEntries(
      form.fields.map(({ path, value }) => [path, answers[path] ?? value] as const),
    );
    const { page, step: of, forward } = form;
    const act = { act: forward.act, page, step: of, form: form.form, inputs };
    const answer = await tabAct(tab, person, { ref, name: 'accept' }, act);
    if (!('kind' in answer) || answer.kind !== 'form') return answer;
    const wrong = answer.form.fields.filter(({ error }) => error !== '');
    if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
    form = answer.form;
  }
  throw new Error('The form has no end');
}

describe('an acceptance in the tab', () => {
  test('against independence ends the invitation: it is answered as done, with why, and not as if nothing had changed', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'inviting');
    const answer = await accepts(workflow, cast.reviewer, ref, { 'conflicts.sameEmployer': 'yes' });
    const state = await workflow.stores.cases.readCase(ref);
    expect(state?.candidates[0]?.standing).toBe('refused');
    expect(answer).toEqual({
      kind: 'done',
      tone: 'attention',
      text: expect.stringMatching(/^You work for the treating organisation\./),
      ref: null,
    });
  });

  test('after somebody else is recorded, and says that the place is theirs and who accepted is in reserve', async () => {
    const workflow = await aWorkflow();
    const ref = await aCaseIn(workflow, 'inviting');
    const first = await accepts(workflow, cast.reviewer, ref, {});
    expect(first).toMatchObject({ kind: 'done', tone: 'good', text: expect.not.stringMatching(/reserve/) });
    const later = await accepts(workflow, cast.alsoInvited, ref, {});
    expect(later).toMatchObject({ kind: 'done', text: expect.stringMatching(/You are in reserve/) });
  });
});
