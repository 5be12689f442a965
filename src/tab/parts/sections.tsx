import { piecesOf } from '../../domain/rules/numbers-in-text';
import type { Section } from '../../web/contract/parts';

/** A case's own sections, as its cards show them: text only, never markup. */
export function Sections({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div class="sections">
      {sections.map(({ title, tone, lines }, index) => (
        <section class={`section tone-${tone}`} key={index}>
          {title !== '' && <h3>{title}</h3>}
          <Lines lines={lines} />
        </section>
      ))}
    </div>
  );
}

/** Lines of text with what sets some of it off. */
export function Lines({ lines }: Pick<Section, 'lines'>) {
  return (
    <>
      {lines.map(({ runs, apart }, index) => (
        <p key={index} class={apart ? 'line apart' : 'line'}>
          {runs.map(({ text, bold, subtle, size, color }, at) => (
            <span key={at} class={`run size-${size} color-${color}${subtle ? ' subtle' : ''}`}>
              {bold ? (
                <strong>
                  <Words text={text} />
                </strong>
              ) : (
                <Words text={text} />
              )}
            </span>
          ))}
        </p>
      ))}
    </>
  );
}

/** A text in which numbers do not break, and those of telephones can be pressed. */
function Words({ text }: { readonly text: string }) {
  return (
    <>
      {piecesOf(text).map(({ text: words, isNumber, href }, index) =>
        href !== undefined ? (
          <a class="number-whole" key={index} href={href}>
            {words}
          </a>
        ) : isNumber ? (
          <span class="number-whole" key={index}>
            {words}
          </span>
        ) : (
          words
        ),
      )}
    </>
  );
}
