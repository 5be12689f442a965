import type { RequestRow, WorklistRow } from '../../web/contract/inbox';
import { fragmentOf } from '../route';
import { words } from '../words';
import { sayDay } from './moment';
import { TimeBar } from './time-left';

interface RowProps {
  readonly row: RequestRow;
  readonly compact?: boolean;
  /** Forms in which the reader may enter what somebody else said. */
  readonly relay?: WorklistRow['relay'];
}

/** One request in a list: the whole row leads to it. */
export function Row({ row, compact = false, relay = [] }: RowProps) {
  const { ref, child, specialty, status, urgency, kind, waitsFor, late, group } = row;
  return (
    <li class={`row urgency-${urgency.code}${group === 'me' ? ' mine' : ''}`}>
      <a href={fragmentOf({ page: 'case', ref, side: '' })}>
        <span class="row-what">
          <span class="row-title">{[ref, child, specialty].filter((each) => each !== '').join(' · ')}</span>
          {!compact && <span class="row-status">{status.title}</span>}
          {group !== 'over' && (
            <span class="row-waits">
              {words.lists.waits} {waitsFor}
            </span>
          )}
        </span>
        <span class="row-when">
          <span class="tags">
            {late && <span class="tag late">{words.lists.late}</span>}
            <span class={`tag urgency-${urgency.code}`}>{urgency.title}</span>
            {!compact && <span class="tag">{kind.title}</span>}
          </span>
          <Time row={row} />
        </span>
      </a>
      {relay.length > 0 && (
        <details class="row-relay">
          <summary>{words.lists.relay}</summary>
          <ul>
            {relay.map(({ name, title }) => (
              <li key={name}>
                <a href={fragmentOf({ page: 'form', ref, name })}>{title}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function Time({ row: { timeLeft, neededBy } }: { readonly row: RequestRow }) {
  if (timeLeft === null) return null;
  const { passed, words: left } = timeLeft;
  return (
    <span class="row-time">
      <TimeBar left={timeLeft} />
      <span class="subtle">{passed ? words.case.passed : words.lists.left(left)}</span>
      <span class="subtle">
        {words.lists.neededBy} {sayDay(neededBy)}
      </span>
    </span>
  );
}
