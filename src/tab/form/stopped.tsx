import type { FormPage } from '../../web/contract/form-page';
import { words } from '../words';

/** What has to be done elsewhere, now, where a page of the form would stand: read out at once, and nothing else to answer. */
export function Stopped({
  page: { stop, intro },
  busy,
  act,
}: {
  readonly page: FormPage;
  readonly busy: boolean;
  readonly act: (act: 'goto' | 'save', page?: string) => void;
}) {
  if (stop === null) return null;
  return (
    <>
      <p class="stop" role="alert">
        {stop.lead}
      </p>
      <p>{intro}</p>
      <p class="buttons">
        <button type="button" disabled={busy} onClick={() => act('goto', stop.back.page)}>
          {stop.back.title}
        </button>
        <button type="button" disabled={busy} onClick={() => act('save')}>
          {words.form.save}
        </button>
      </p>
    </>
  );
}
