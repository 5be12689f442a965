import type { CasePage as Case } from '../../web/contract/case-page';
import { PathPicture } from '../case/path-picture';
import { PrintButtons } from '../case/print-buttons';
import { Sides } from '../case/sides';
import { Follows, Standing } from '../case/standing';
import { Steps } from '../case/steps';
import { useTab } from '../context';
import { BackToList } from '../parts/back-to-list';
import { Heading } from '../parts/heading';
import { Reading } from '../parts/reading';
import { Sections } from '../parts/sections';
import { useRead } from '../use-read';
import { useWide } from '../use-wide';
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
        <BackToList />
      </p>
      <div class="page-head">
        <Heading place={`${caseRef} ${side}`}>{caseRef}</Heading>
      </div>
      <Reading read={read}>{(page) => <Shown page={page} side={side} />}</Reading>
    </>
  );
}

function Shown({ page, side }: { readonly page: Case; readonly side: string }) {
  const { kind, urgency, neededOn, lateWords, timeLeft, child, specialty, organisation } = page;
  return (
    <>
      <p class="case-line">
        <span class={`tag urgency-${urgency.code}`}>{urgency.title}</span>
        {lateWords !== '' && <span class="tag late">{lateWords}</span>}
        {timeLeft === null && (
          <span class="subtle">
            {words.lists.neededBy} {neededOn}
          </span>
        )}
        <span>{[child, specialty, kind.title, organisation].filter((each) => each !== '').join(' · ')}</span>
      </p>
      <Parts page={page} side={side} />
    </>
  );
}

/**
 * At a desk the way is on top and the steps stand beside what they are about. On a phone one thing follows the other: where
 * it stands, what it is about, the answers, then the rest, and print and way last.
 */
function Parts({ page, side }: { readonly page: Case; readonly side: string }) {
  const way = <PathPicture path={page.path} walked={page.walked} />;
  const stands = <Standing page={page} />;
  const follows = <Follows page={page} />;
  const sides = <Sides page={page} side={side} />;
  if (useWide())
    return (
      <>
        {way}
        <div class="case">
          <div class="case-main">
            {stands}
            {follows}
            {sides}
          </div>
          <aside class="case-aside" aria-label={words.case.steps}>
            <Steps page={page} />
            <PrintButtons page={page} />
          </aside>
        </div>
      </>
    );
  return (
    <div class="case-main">
      {stands}
      <Gist page={page} />
      <Steps page={page} />
      {follows}
      {sides}
      <PrintButtons page={page} />
      {way}
    </div>
  );
}

/** What the open step is about, in short, before its answers. */
function Gist({ page: { gist } }: { readonly page: Case }) {
  if (gist.length === 0) return null;
  return (
    <div class="panel gist">
      <Sections sections={gist} />
    </div>
  );
}
