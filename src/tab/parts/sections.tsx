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
              {bold ? <strong>{text}</strong> : text}
            </span>
          ))}
        </p>
      ))}
    </>
  );
}
