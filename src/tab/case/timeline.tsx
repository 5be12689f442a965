import type { Entry } from '../../web/contract/case-page';
import { words } from '../words';

/** What happened, the newest first: when, who, in which role, and what was said. */
export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  return (
    <ol class="timeline">
      {entries.map(({ number, at, when, who, role, relayedFor, words: what, detail }) => (
        <li key={number}>
          <time dateTime={at}>{when}</time>
          <p>
            <strong>{who === '' ? words.case.byItself : who}</strong>
            {role !== '' && ` (${role})`}
            {relayedFor !== '' && `, ${words.case.enteredFor} ${relayedFor}`}: {what}
          </p>
          {detail !== '' && <p class="typed">{detail}</p>}
        </li>
      ))}
    </ol>
  );
}
