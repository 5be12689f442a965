import type { TimeLeft } from '../../web/contract/parts';
import { words } from '../words';

/** From this share of the time on, little of it is left. */
const late = 0.8;

/** How much of the time to "needed by" has gone, as a bar. Whoever uses it says the same in words beside it. */
export function TimeBar({ left: { passed, share } }: { readonly left: TimeLeft }) {
  const gone = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const tone = passed ? 'attention' : share >= late ? 'warning' : 'accent';
  return (
    <span class={`bar bar-${tone}`} aria-hidden="true">
      <span class="gone" style={{ width: `${gone}%` }} />
    </span>
  );
}

/** How much of the time to "needed by" is left, as a bar with its words below it. */
export function TimeLeftBar({ left }: { readonly left: TimeLeft }) {
  const { passed, running, clock } = left;
  return (
    <div class="time-left">
      <TimeBar left={left} />
      <p>
        {passed ? words.case.passed : `${words.lists.left(left.words)}${words.case.clocks[clock]}.`}
        {!passed && !running && <span class="subtle"> {words.case.stopped}</span>}
      </p>
    </div>
  );
}
