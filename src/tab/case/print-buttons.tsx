import { useState } from 'preact/hooks';
import type { CasePage } from '../../web/contract/case-page';
import { useTab } from '../context';
import { Wrong } from '../parts/reading';
import { asProblem, type Problem } from '../problem';
import { words } from '../words';

/** Opens documents to print, each at an address that works once. */
export function PrintButtons({ page: { ref, print } }: { readonly page: CasePage }) {
  const { api, open } = useTab();
  const [problem, setProblem] = useState<Problem | undefined>();
  if (print.length === 0) return null;
  const openToPrint = async (what: string) => {
    try {
      setProblem(undefined);
      const { url } = await api.print(ref, what);
      await open(url);
    } catch (error) {
      setProblem(asProblem(error));
    }
  };
  return (
    <section class="panel print-buttons" aria-labelledby="print">
      <h2 id="print">{words.case.print}</h2>
      {problem !== undefined && <Wrong problem={problem} />}
      <p class="buttons">
        {print.map(({ what, title }) => (
          <button type="button" key={what} onClick={() => void openToPrint(what)}>
            {title}
          </button>
        ))}
      </p>
    </section>
  );
}
