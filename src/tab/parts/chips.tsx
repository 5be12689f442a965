import type { Worklist, WorklistQuery } from '../../web/contract/inbox';
import { words } from '../words';

const order = ['me', 'late', 'not-reached', 'due-soon', 'all'] as const;

/** What of a long list to look at, each with how many there are; pressed again, all of it. */
export function Chips({
  chips,
  chosen,
  choose,
}: {
  readonly chips: Worklist['chips'];
  readonly chosen: WorklistQuery['chip'];
  readonly choose: (chip: WorklistQuery['chip']) => void;
}) {
  return (
    <fieldset class="chips">
      <legend class="sr">{words.lists.chipsTitle}</legend>
      {order.map((chip) => {
        const value = chip === 'all' ? undefined : chip;
        return (
          <button
            type="button"
            key={chip}
            class="chip"
            aria-pressed={value === chosen}
            onClick={() => choose(value === chosen ? undefined : value)}
          >
            {words.lists.chips[chip]} <span class="chip-count">{chips[chip]}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
