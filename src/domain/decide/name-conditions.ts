import { namesToWithhold, namesWithheldNow } from '../process/open/name-withheld';
import type { Context } from './context';
import { refuse } from './refusals';

/** Whether there is a name to withhold, or one that is withheld: two of the lifecycle's conditions (process page §4b). */
export const nameConditions = {
  'somebody holds the place or has given an opinion': ({ state }: Context) =>
    namesToWithhold(state).length > 0
      ? undefined
      : refuse(
          'not-now',
          'Nobody holds the place, and nobody has given an opinion: there is no name to withhold.',
        ),
  'a name is withheld': ({ state, now }: Context) =>
    namesWithheldNow(state, now).length > 0 ? undefined : refuse('not-now', 'No name is withheld now.'),
};
