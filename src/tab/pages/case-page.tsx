import type { CasePage as Case } from '../../web/contract/case-page';
import { DeliveryList } from '../case/delivery-list';
import { PathPicture } from '../case/path-picture';
import { PrintButtons } from '../case/print-buttons';
import { Standing } from '../case/standing';
import { Steps } from '../case/steps';
import { Timeline } from '../case/timeline';
import { useTab } from '../context';
import { Heading } from '../parts/heading';
import { sayDay } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Sections } from '../parts/sections';
import { fragmentOf } from '../route';
import { useRead } from '../use-read';
import { words } from '../words';

/** One request, as this person may see it now. */
export function CasePage({ caseRef, side }: { readonly caseRef: string; readonly side: string }) {
  const { api, changes } = useTab();
  const read = useRead(
    caseRef,
    () => api.case(caseRef),
    changes,
    (change) => {
      return change.kind === 'all' || change.ref === caseRef;
    },
  );
  return (
    <>
      <p class="back">
        <a href={fragmentOf({ page: 'inbox' })}>{words.case.back}</a>
      </p>
      <div class="page-head">
        <Heading place={`${caseRef} ${side}`}>{caseRef}</Heading>
      </div>
      <Reading read={read}>{(page) => <Shown page={page} side={side} />}</Reading>
    </>
  );
}

function Shown({ page, side }: { readonly page: Case; readonly side: string }) {
  const { kind, urgency, neededBy, child, specialty, organisation } = page;
  return (
    <>
      <p class="case-line">
        <span class={`tag urgency-${urgency.code}`}>{urgency.title}</span>
        <span>{[child, specialty, kind.title, organisation].filter((each) => each !== '').join(' · ')}</span>
        <span class="subtle">
          {words.lists.neededBy} {sayDay(neededBy)}
        </span>
      </p>
      <PathPicture path={page.path} walked={page.walked} />
      <div class="case">
        <Standing page={page} />
        <aside class="case-aside" aria-label={words.case.steps}>
          <Steps page={page} />
          <PrintButtons page={page} />
        </aside>
        <Sides page={page} side={side} />
      </div>
    </>
  );
}

/** What can be looked at closer, one at a time; which one is part of the address. */
function Sides({ page, side }: { readonly page: Case; readonly side: string }) {
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
  return (
    <section class="panel case-sides" aria-label={words.case.sides}>
      <nav class="sides" aria-label={words.case.sides}>
        {parts.map(({ code, title }) => (
          <a
            key={code}
            href={fragmentOf({ page: 'case', ref: page.ref, side: code })}
            aria-current={code === shown?.code ? 'page' : undefined}
          >
            {title}
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
