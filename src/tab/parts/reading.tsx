import type { ComponentChildren } from 'preact';
import type { Problem } from '../problem';
import type { Read } from '../use-read';
import { words } from '../words';

/** Shows what was read; until then that it is being read, or what is wrong and what to do. */
export function Reading<Value>({
  read,
  children,
}: {
  readonly read: Read<Value>;
  readonly children: (value: Value) => ComponentChildren;
}) {
  const { value, problem, again } = read;
  // What may not be seen any more must not stay on the screen.
  if (problem?.code === 'OVER') return <p class="panel typed">{problem.message}</p>;
  if (problem !== undefined && (value === undefined || problem.code === 'NOT_FOUND'))
    return problem.code === 'NOT_FOUND' ? <NothingHere /> : <Wrong problem={problem} again={again} />;
  if (value === undefined)
    return (
      <p class="reading" role="status">
        {words.loading}
      </p>
    );
  return (
    <>
      {problem !== undefined && <Wrong problem={problem} again={again} lead={words.stale} />}
      {children(value)}
    </>
  );
}

/** The same for what does not exist and for what this person may not see. */
function NothingHere() {
  return (
    <div class="panel nothing-here" role="status">
      <h2>{words.nothingHere.title}</h2>
      <p>{words.nothingHere.text}</p>
    </div>
  );
}

/** A problem in a sentence, with a button to try again. */
export function Wrong({
  problem,
  again,
  lead = '',
}: {
  readonly problem: Problem;
  readonly again?: (() => void) | undefined;
  readonly lead?: string;
}) {
  return (
    <div class="notice tone-attention" role="alert">
      <p>
        {lead}
        {problem.message}
      </p>
      {problem.reference !== '' && (
        <p class="subtle">
          {words.reference}
          {problem.reference}
        </p>
      )}
      {again !== undefined && (
        <button type="button" onClick={again}>
          {words.again}
        </button>
      )}
    </div>
  );
}
