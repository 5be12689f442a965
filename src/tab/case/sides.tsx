import { useEffect, useRef } from 'preact/hooks';
import type { CasePage as Case } from '../../web/contract/case-page';
import { Sections } from '../parts/sections';
import { fragmentOf } from '../route';
import { words } from '../words';
import { DeliveryList } from './delivery-list';
import { Timeline } from './timeline';

/** What can be looked at closer, one at a time; which one is part of the address. */
export function Sides({ page, side }: { readonly page: Case; readonly side: string }) {
  const parts = [
    { code: '', title: words.case.overview, content: () => <Sections sections={page.overview} /> },
    ...page.sides.map(({ code, title, sections }) => ({
      code,
      title,
      content: () => <Sections sections={sections} />,
    })),
    ...given(page.timeline, (entries) => ({
      code: 'history',
      title: words.case.timeline,
      content: () => <Timeline entries={entries} />,
    })),
    ...given(page.delivery, (delivery) => ({
      code: 'delivery',
      title: words.case.delivery,
      content: () => <DeliveryList delivery={delivery} />,
    })),
  ];
  const shown = parts.find((each) => each.code === side) ?? parts[0];
  const tabs = useRef<HTMLElement>(null);
  // In one line that scrolls, the one that is shown is in sight.
  useEffect(() => {
    const { current: list } = tabs;
    const at = list?.querySelector<HTMLElement>('[aria-current]');
    if (list && at) list.scrollLeft = at.offsetLeft - (list.clientWidth - at.offsetWidth) / 2;
  }, [shown?.code]);
  return (
    <section class="panel case-sides" aria-label={words.case.sides}>
      <nav class="sides" ref={tabs} aria-label={words.case.sides}>
        {parts.map(({ code, title }) => (
          <a
            key={code}
            href={fragmentOf({ page: 'case', ref: page.ref, side: code })}
            aria-current={code === shown?.code ? 'page' : undefined}
          >
            {words.case.sideNames[code] ?? title}
          </a>
        ))}
      </nav>
      <h2 class="sr">{shown?.title}</h2>
      {shown?.content()}
    </section>
  );
}

function given<Value, Made>(value: Value | null, make: (value: Value) => Made): readonly Made[] {
  return value === null ? [] : [make(value)];
}
