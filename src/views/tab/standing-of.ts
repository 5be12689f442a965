import { bold, type Line, subtle } from '../cards/lines';
import { standingLines } from '../cards/overview';
import { waitsFor } from '../cards/waiting/waits-for';
import { yourTurn } from '../cards/waiting/your-turn';
import { isOnlyCandidate, type Viewpoint } from '../viewpoint';
import { shownLine } from './shown-sections';

const wordsOf = ({ runs }: Line) => runs.map(({ text }) => text).join('');

/**
 * Where it stands. To whoever it waits for, first what to do and since when, and what follows from it in a part of its own:
 * on a page the answers stand between the two. None to somebody who was only asked.
 */
export function standingOf(view: Viewpoint) {
  if (isOnlyCandidate(view)) return { standing: [], follows: [] };
  const lines = standingLines(view);
  const turn = yourTurn(view);
  if (turn === undefined) return { standing: lines.map(shownLine), follows: [] };
  const first = [bold(turn.instruction, 'Medium'), subtle(waitsFor(view).since)];
  const said = first.map(wordsOf);
  const rest = lines.filter((line) => !said.includes(wordsOf(line)));
  return { standing: first.map(shownLine), follows: rest.map(shownLine) };
}
