import { indexDirectory } from '../../../src/domain/directory/lookup';
import { formDefinitions } from '../../../src/views/cards/forms/form-definitions';
import { stopCard } from '../../../src/views/cards/forms/showing/stop-card';
import { makeContext, outsider, requestValues, theDirectory } from './fixtures';

const { submit } = formDefinitions;
const worse: Readonly<Record<string, string>> = {
  ...requestValues('critical-friend'),
  'safety.acutelyDeteriorating': 'yes',
};

/** Two hospitals, each with its own route, or with what is given in the place of the first one's. */
function directoryWith(first: string) {
  const whole = theDirectory();
  const organisations = whole.organisations.map((each) => ({
    ...each,
    rapidReviewRoute: each.code === 'AAA' ? first : 'Ring 3333.',
  }));
  return { directory: indexDirectory({ ...whole, organisations }) };
}

describe('a child who is getting worse now (process page I14)', () => {
  test('the request stops, with the route of the hospital that treats the child and not of the one that the asker works at', () => {
    const facts = directoryWith('Ring 2222.');
    expect(submit.stop(makeContext(worse, { facts }))?.lead).toBe('Ring 2222.');
    expect(submit.stop(makeContext(worse, { facts, viewer: outsider }))?.lead).toBe('Ring 2222.');
    const elsewhere = { ...worse, 'child.organisation': 'BBB1' };
    expect(submit.stop(makeContext(elsewhere, { facts }))?.lead).toBe('Ring 3333.');
  });

  test('before it is said where the child is treated, the asker’s own hospital counts', () => {
    const { 'child.organisation': _, ...early } = worse;
    expect(submit.stop(makeContext(early, { facts: directoryWith('Ring 2222.') }))?.lead).toBe('Ring 2222.');
  });

  test.each(['', '  '])('a hospital whose route nobody has entered (%j): its switchboard', (none) => {
    const stop = submit.stop(makeContext(worse, { facts: directoryWith(none) }));
    expect(stop?.lead).toBe(
      'Ring your hospital’s switchboard now and ask for its rapid review team for children.',
    );
  });

  test.each([['no'], [''], [undefined]])('answered %j, the form goes on', (answer) => {
    const values: Record<string, string> = requestValues('critical-friend');
    if (answer === undefined) delete values['safety.acutelyDeteriorating'];
    else values['safety.acutelyDeteriorating'] = answer;
    expect(submit.stop(makeContext(values))).toBeUndefined();
  });

  test('no other form stops for what is typed in it', () => {
    const others = Object.values(formDefinitions).filter((each) => each !== submit);
    expect(others.filter((each) => each.stop(makeContext(worse)) !== undefined)).toEqual([]);
  });

  test('the card asks nothing, says the number largest, and offers to go back or to put it away', () => {
    const stop = submit.stop(makeContext(worse));
    if (stop === undefined) throw new Error('The form does not stop');
    const text = JSON.stringify(stopCard({ formId: 'f1' }, submit, stop));
    expect(text).not.toContain('"Input.');
    expect(text).toContain(`"text":${JSON.stringify(stop.lead)},"size":"ExtraLarge"`);
    expect([...text.matchAll(/"title":"([^"]*)"/g)].map(([, title]) => title)).toEqual([
      'Stable now: go back',
      'Save and finish later',
    ]);
  });
});
