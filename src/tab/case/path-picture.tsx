import type { CasePage } from '../../web/contract/case-page';
import { sayMoment, sayShortly } from '../parts/moment';
import { words } from '../words';

/** The way through as a picture: what is done, where it stands, what is to come. A list for who listens. */
export function PathPicture({ path, walked }: Pick<CasePage, 'path' | 'walked'>) {
  if (path === null) return null;
  const now = path.find(({ stands }) => stands === 'now');
  return (
    <section class="panel way" aria-labelledby="path">
      <h2 id="path">{words.case.path}</h2>
      <ol class="path">
        {path.map(({ code, title, stands, at }) => (
          <li key={code} class={`station ${stands}`} aria-current={stands === 'now' ? 'step' : undefined}>
            <span class="dot" aria-hidden="true" />
            <span class="station-words">
              <span class="station-title">{title}</span>
              <span class="sr">, {words.case.stationStands[stands]}</span>
              {at !== null && (
                <time class="station-at" dateTime={at}>
                  {sayShortly(at)}
                </time>
              )}
            </span>
          </li>
        ))}
      </ol>
      {/* Where there is no room for every station's name; who listens has the list. */}
      {now !== undefined && (
        <p class="path-now" aria-hidden="true">
          {words.case.standsAt} <strong>{now.title}</strong>
          {now.at !== null && <span class="subtle">{sayShortly(now.at)}</span>}
        </p>
      )}
      {walked !== null && walked.length > 0 && (
        <details>
          <summary>{words.case.walked}</summary>
          <ol class="walked">
            {walked.map(({ status, at, entry }) => (
              <li key={entry}>
                {status.title} <span class="subtle">{sayMoment(at)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
