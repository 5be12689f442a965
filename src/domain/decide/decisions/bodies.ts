import type { CommandOf } from '../../asked/commands';
import type { BodyAsked } from '../../case/matters';
import type { Candidate } from '../../case/state';
import type { EventBody } from '../../case/stored/events';
import { bodiesToAsk, isLeftOut, openBody } from '../../process/open/bodies-asked';
import { type Context, type Handlers, nextId, type Outcome } from '../context';
import { leftOutByYoungPerson } from '../independence';
import { newCandidate } from '../new-candidate';
import { missing, refuse } from '../refusals';

const notIndependent =
  'This person or panel cannot be asked about this child, or is asked already. Name somebody else, or leave this empty.';
const noneAsked = refuse('not-now', 'No body is asked whom it recommends at present.');

function askBody({ type: _, ...said }: CommandOf<'ask-body'>, { state, facts }: Context): Outcome {
  const found = bodiesToAsk(facts.directory).find(({ id }) => id === said.body);
  if (found === undefined) return missing('body', 'This body is not in the directory. Select from the list.');
  return isLeftOut(found, state, facts.directory)
    ? missing('body', leftOutByYoungPerson)
    : [{ type: 'body-asked', id: nextId('b', state), name: found.name, said }];
}

/** Whom the body names, each held to the same questions as anybody; all of them, or none and why (process page I1, I2). */
function recordAnswer({ type: _, ...said }: CommandOf<'record-body-answer'>, context: Context): Outcome {
  const body = openBody(context.state);
  if (body === undefined) return noneAsked;
  if (said.saidOn < body.askedOn)
    return missing('saidOn', 'This day is before the body was asked. Check the date.');
  if (said.answer === 'none')
    return said.names.length > 0
      ? missing('answer', 'You have entered somebody whom it names. Select that, or leave the names empty.')
      : [{ type: 'body-named-nobody', body: body.id, said }];
  if (said.names.length === 0) return missing('names.0', 'Enter whom the body names.');
  const events: EventBody[] = [{ type: 'body-answered', body: body.id, said }];
  for (const [index, who] of said.names.entries()) {
    const problem = said.names.indexOf(who) < index ? 'This person is entered twice.' : undefined;
    const candidate = problem ?? named(who, index + 1, said, body, context);
    // Why somebody cannot be asked would tell the clerk who is on the child's team (process page I7).
    if (typeof candidate === 'string')
      return missing(`names.${index}`, context.roles.has('body-clerk') ? notIndependent : candidate);
    events.push({ type: 'candidate-added', candidate, reason: recommendedBy(body) });
  }
  return events;
}

const recommendedBy = ({ name }: BodyAsked) => `Recommended by ${name}.`;

function named(
  who: string,
  ahead: number,
  { saidBy, saidOn }: Pick<CommandOf<'record-body-answer'>, 'saidBy' | 'saidOn'>,
  body: BodyAsked,
  context: Context,
): Candidate | string {
  const { facts, by = '', roles } = context;
  const kind = facts.directory.panelById.get(body.body)?.kind;
  return newCandidate(
    {
      who,
      ahead,
      proposedBy: kind === 'national-advisory-panel' ? kind : 'professional-body',
      recommended: {
        body: body.name,
        saidBy,
        saidOn,
        by: roles.has('body-clerk') ? 'clerk' : 'office',
        writtenBy: facts.directory.byId.get(by)?.name ?? '',
      },
    },
    context,
  );
}

/** A body is asked whom it recommends, and its answer is recorded (process page §4a, ask a body). */
export const bodies: Handlers<'ask-body' | 'record-body-answer' | 'set-body-aside'> = {
  'ask-body': askBody,
  'record-body-answer': recordAnswer,
  'set-body-aside': ({ reason }, { state }) => {
    const body = openBody(state);
    return body === undefined ? noneAsked : [{ type: 'body-did-not-reply', body: body.id, reason }];
  },
};
