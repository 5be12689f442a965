import type { RequestRow } from '../../web/contract/inbox';
import { fragmentOf } from '../route';
import { words } from '../words';
import { TimeToGo } from './time-left';

interface RowProps {
  readonly row: RequestRow;
  readonly compact?: boolean;
}

/** One request in a list: the whole row leads to it. */
export function Row({ row, compact = false }: RowProps) {
  const { ref, status, urgency, kind, waitsFor, lateWords, group, ended, timeLeft } = row;
  const over = group === 'over' && !compact;
  return (
    <li class={`row ${over ? 'over' : `urgency-${urgency.code}`}${group === 'me' ? ' mine' : ''}`}>
      <a href={fragmentOf({ page: 'case', ref, side: '' })}>
        <span class="row-what">
          <span class="row-title">{titleOf(row)}</span>
          {(!compact || ended !== '') && (
            <span class="row-status">{ended === '' ? status.title : ended}</span>
          )}
          {!over && (
            <span class="row-waits">
              {words.lists.waits} {waitsFor}
            </span>
          )}
        </span>
        <span class="row-when">
          <span class="tags">
            {lateWords !== '' && !over && <span class="tag late">{lateWords}</span>}
            {!over && <span class={`tag urgency-${urgency.code}`}>{urgency.title}</span>}
            {!compact && <span class="tag">{kind.title}</span>}
          </span>
          {timeLeft !== null && <TimeToGo left={timeLeft} />}
        </span>
      </a>
    </li>
  );
}

/** The reference, the child's initials and the specialty, as far as the reader may know them. */
function titleOf({ ref, child, specialty }: RequestRow): string {
  return [ref, child, specialty].filter((each) => each !== '').join(' · ');
}
