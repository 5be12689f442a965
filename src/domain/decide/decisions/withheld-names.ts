import type { CommandOf } from '../../asked/commands';
import { longestWithheld, namesToWithhold, namesWithheldNow } from '../../process/open/name-withheld';
import { daysBefore } from '../../rules/age';
import { londonDate } from '../../rules/london-time';
import type { Context, Handlers, Outcome } from '../context';
import { missing, type Refusal } from '../refusals';

const whose = missing('candidate', 'Please choose whose name it is.');

/** What a ground needs besides itself; undefined where nothing is wanting. */
function needs({ ground, matterNumber, explained }: CommandOf<'withhold-name'>): Refusal | undefined {
  if (ground === 'police-or-court' && matterNumber === undefined)
    return missing('matterNumber', 'Please give the number of the police or court matter.');
  return ground === 'other' && explained === undefined
    ? missing('explained', 'Please say what the ground is.')
    : undefined;
}

/** From today until 28 days from today; a later day is for the next look at it. */
function dayProblem(reviewOn: string, now: string): Refusal | undefined {
  const today = londonDate(now);
  if (reviewOn < today) return missing('reviewOn', 'Please give a day that is not over.');
  const last = daysBefore(today, -longestWithheld);
  return reviewOn > last
    ? missing(
        'reviewOn',
        `A name is withheld for ${longestWithheld} days at most. Please give a day until ${last}; it can be renewed then.`,
      )
    : undefined;
}

function withholdName(command: CommandOf<'withhold-name'>, { state, now }: Context): Outcome {
  const { type: _, ...said } = command;
  const names = namesToWithhold(state);
  const found = said.candidate === undefined ? names[0] : names.find(({ id }) => id === said.candidate);
  if (found === undefined) return whose;
  return (
    needs(command) ?? dayProblem(said.reviewOn, now) ?? [{ type: 'name-withheld', candidate: found.id, said }]
  );
}

/** A name is withheld from the family for safety, and shown again (process page §4b, withhold a name). */
export const withheldNames: Handlers<'withhold-name' | 'show-name-again'> = {
  'withhold-name': withholdName,

  'show-name-again': ({ type: _, ...said }, { state, now }) => {
    const names = namesWithheldNow(state, now);
    const [first] = names;
    const found =
      said.candidate === undefined && names.length === 1
        ? first
        : names.find((each) => each.candidate === said.candidate);
    return found === undefined ? whose : [{ type: 'name-shown-again', candidate: found.candidate, said }];
  },
};
