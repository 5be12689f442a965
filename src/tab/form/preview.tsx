import type { FormPage } from '../../web/contract/form-page';
import { words } from '../words';

/** The whole form for a last read before it is sent; each part leads back to where it is changed. */
export function Preview({
  preview,
  goTo,
}: {
  readonly preview: NonNullable<FormPage['preview']>;
  readonly goTo: (page: string) => void;
}) {
  const { intro, reminder, urgent, sections } = preview;
  return (
    <div class="preview">
      <p>{intro}</p>
      {reminder !== '' && (
        <p>
          <strong>{reminder}</strong>
        </p>
      )}
      {urgent !== '' && <p class="notice tone-attention">{urgent}</p>}
      {sections.map(({ title, answers, pages }) => (
        <section key={title} aria-label={title}>
          <h2>{title}</h2>
          <dl>
            {answers.map(({ label, value, error }, index) => (
              <div key={index}>
                <dt>{label}</dt>
                <dd class={error === '' ? 'typed' : 'error'}>{error === '' ? value : error}</dd>
              </div>
            ))}
          </dl>
          <p class="buttons">
            {pages.map((page, index) => {
              const says = pages.length === 1 ? words.form.change : words.form.changePart(index + 1);
              return (
                <button type="button" key={page} onClick={() => goTo(page)} aria-label={`${says}: ${title}`}>
                  {says}
                </button>
              );
            })}
          </p>
        </section>
      ))}
    </div>
  );
}
