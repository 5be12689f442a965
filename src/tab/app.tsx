import type { Me } from '../web/contract/me';
import type { Tab } from './context';
import { TabContext } from './context';
import { left } from './last-list';
import { CasePage } from './pages/case-page';
import { FormPage } from './pages/form-page';
import { InboxPage } from './pages/inbox-page';
import { PlannerPage } from './pages/planner-page';
import { WorklistPage } from './pages/worklist-page';
import { Wrong } from './parts/reading';
import { fragmentOf, type Route } from './route';
import { useRead } from './use-read';
import { useRoute } from './use-route';
import { words } from './words';

/**
 * The page: where one can go, and where one is. Who is signed in is asked at the same time as what they came for, so that
 * the first view takes one round trip less.
 */
export function App({ tab }: { readonly tab: Tab }) {
  const route = useRoute();
  const { value: me, problem, again } = useRead('me', tab.api.me, tab.changes, () => false);
  return (
    <TabContext.Provider value={tab}>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.skip}
      </button>
      <Top me={me} route={route} open={tab.open} />
      <main id="main" tabIndex={-1}>
        {me === undefined && problem !== undefined ? (
          <>
            <h1 class="sr">{words.product}</h1>
            <Wrong problem={problem} again={again} />
          </>
        ) : (
          <Place route={route} />
        )}
      </main>
    </TabContext.Provider>
  );
}

function Top({
  me,
  route,
  open,
}: {
  readonly me: Me | undefined;
  readonly route: Route;
  readonly open: Tab['open'];
}) {
  const listed = [
    'inbox' as const,
    ...(me?.pages.worklist ? ['worklist' as const] : []),
    ...(me?.pages.planner ? ['planner' as const] : []),
  ];
  return (
    <header>
      <nav aria-label={words.product}>
        {listed.map((page) => (
          <a key={page} href={fragmentOf({ page })} aria-current={route.page === page ? 'page' : undefined}>
            {words.pages[page]}
          </a>
        ))}
      </nav>
      <button
        type="button"
        disabled={me === undefined}
        onClick={() => me !== undefined && void open(chatWith(me.botId))}
      >
        {words.chat}
      </button>
    </header>
  );
}

function Place({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'inbox':
      left.last = 'inbox';
      return <InboxPage />;
    case 'worklist':
      left.last = 'worklist';
      return <WorklistPage />;
    case 'planner':
      return <PlannerPage />;
    case 'case':
      return <CasePage key={route.ref} caseRef={route.ref} side={route.side} />;
    case 'form':
      return <FormPage key={`${route.ref} ${route.name}`} caseRef={route.ref} name={route.name} />;
  }
}

/** Teams' own address of the chat with the bot. */
function chatWith(botId: string): string {
  return `https://teams.microsoft.com/l/chat/0/0?users=28:${encodeURIComponent(botId)}`;
}
