import { roleNames, statusNames } from '../../src/domain/process/tables/names';
import { texts } from '../../src/views/words/texts';

describe('one word for one thing', () => {
  test('refusals name roles and statuses as the cards do', () => {
    expect(roleNames).toEqual(texts.roles);
    expect(statusNames).toEqual(texts.statuses);
  });
});
