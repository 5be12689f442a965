import type { CasePage } from '../../web/contract/case-page';
import { Lines } from '../parts/sections';
import { TimeToGo } from '../parts/time-left';
import { words } from '../words';

/** Where the case stands, whom it waits for, and how much time is left: the card's own words. */
export function Standing({ page }: { readonly page: CasePage }) {
  const { waits, status, next, over, timeLeft, standing } = page;
  return (
    <section class={waits.mine ? 'panel standing mine' : 'panel standing'} aria-labelledby="stands">
      <h2 id="stands">{waits.mine ? words.case.waitsForYou : words.case.stands}</h2>
      {standing.length === 0 ? (
        <>
          <p class="status">{status.title}</p>
          <p>
            <strong>{words.case.waits}:</strong> {over ? words.case.over : waits.words}
          </p>
          {next !== '' && (
            <p>
              <strong>{words.case.next}:</strong> {next}
            </p>
          )}
        </>
      ) : (
        <Lines lines={standing} />
      )}
      {timeLeft !== null && <TimeToGo left={timeLeft} />}
    </section>
  );
}

/** What follows from what the reader does, and what comes by itself where nobody acts. */
export function Follows({ page: { follows } }: { readonly page: CasePage }) {
  if (follows.length === 0) return null;
  return (
    <section class="panel follows" aria-label={words.case.follows}>
      <Lines lines={follows} />
    </section>
  );
}
