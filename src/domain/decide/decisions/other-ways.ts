import { type Handlers, nextId } from '../context';
import { missing } from '../refusals';

/**
 * Another way is recorded (process page §4a): a word with the ethics committee, mediation, a conflict champion, legal advice, an
 * application to a court. Refused: anything of mediation but what was agreed; that the family was told, without the day.
 */
export const otherWays: Handlers<'record-other-way'> = {
  'record-other-way': ({ type: _, ...said }, { state }) => {
    if (said.way === 'mediation' && said.came !== undefined)
      return missing(
        'came',
        'What is said in mediation is confidential. Leave this empty: only what was agreed is recorded.',
      );
    if (said.way !== 'mediation' && said.agreed !== undefined)
      return missing('agreed', 'This is for mediation. Say below what came of it.');
    if (said.familyTold === 'yes' && said.toldOn === undefined)
      return missing('toldOn', 'Enter the day on which the family was told.');
    return [{ type: 'other-way-recorded', id: nextId('s', state), said }];
  },
};
