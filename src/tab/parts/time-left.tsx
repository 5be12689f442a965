import type { TimeLeft } from '../../web/contract/parts';
import { words } from '../words';

/** Until half of the time has gone there is nothing to see to; from the last fifth on, little is left. */
const half = 0.5;
const little = 0.8;

/** How much of the time to "needed by" has gone, as a bar, from half of it on: amber, then red. */
function TimeBar({ left: { passed, share } }: { readonly left: TimeLeft }) {
  if (share < half && !passed) return null;
  const gone = Math.round(Math.min(1, Math.max(0, share)) * 100);
  return (
    <span
      class={`bar bar-${passed || share >= little ? 'attention' : 'warning'}`}
      role="img"
      aria-label={words.lists.gone(gone)}
    >
      <span class="gone" style={{ width: `${gone}%` }} />
    </span>
  );
}

/** Until when it is needed and about how long that is: in the same words for every request, the bar above. */
export function TimeToGo({ left }: { readonly left: TimeLeft }) {
  const { passed, about, words: until } = left;
  return (
    <span class="row-time">
      <TimeBar left={left} />
      <span class="subtle">
        {passed ? <strong class="passed">{until}</strong> : `${words.lists.left} ${until} (${about})`}
      </span>
    </span>
  );
}
