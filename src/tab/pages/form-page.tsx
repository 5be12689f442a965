import { useEffect, useState } from 'preact/hooks';
import type { FormPage as Page } from '../../web/contract/form-page';
import { useTab } from '../context';
import { askedNow } from '../form/asked';
import { ErrorSummary } from '../form/error-summary';
import { Field } from '../form/field';
import { mistakesOf } from '../form/mistakes';
import { PartsOfForm } from '../form/parts-of-form';
import { Preview } from '../form/preview';
import { Stopped } from '../form/stopped';
import { type Ended, type OpenForm, useForm } from '../form/use-form';
import type { Keeping } from '../form/use-keeping';
import { BackToList } from '../parts/back-to-list';
import { Heading } from '../parts/heading';
import { Wrong } from '../parts/reading';
import { fragmentOf } from '../route';
import { go } from '../use-route';
import { words } from '../words';

/** One step to take, or a new request: the form that the cards have, on the same draft. */
export function FormPage({ caseRef, name }: { readonly caseRef: string; readonly name: string }) {
  const { api } = useTab();
  const form = useForm(api, caseRef, name);
  const { page, problem, ended, again } = form;
  if (ended !== undefined) return <End ended={ended} />;
  if (page === undefined)
    return problem === undefined ? (
      <p class="reading" role="status">
        {words.loading}
      </p>
    ) : (
      <Wrong problem={problem} again={again} />
    );
  return (
    <>
      <p class="back">
        {page.ref === null ? (
          <BackToList />
        ) : (
          <a href={fragmentOf({ page: 'case', ref: page.ref, side: '' })}>{page.ref}</a>
        )}
      </p>
      <Heading place={`${name} ${page.page}`}>{page.pageTitle === '' ? page.title : page.pageTitle}</Heading>
      {page.pageTitle !== '' && page.pageTitle !== page.title && <p class="subtle">{page.title}</p>}
      <PartsOfForm page={page} goTo={(to) => form.act('goto', to)} />
      <Filling form={form} page={page} />
    </>
  );
}

function Filling({ form, page }: { readonly form: OpenForm; readonly page: Page }) {
  if (page.stop === null) return <Asking form={form} page={page} />;
  const { act, busy, problem, again } = form;
  return (
    <div class="form">
      <Stopped page={page} busy={busy} act={act} />
      {problem !== undefined && <Wrong problem={problem} again={again} />}
    </div>
  );
}

function Asking({ form, page }: { readonly form: OpenForm; readonly page: Page }) {
  const { act, type, busy, problem, again, keeping, given } = form;
  const mistakes = mistakesOf(page);
  const goTo = (to: string) => act('goto', to);
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        act(page.forward.act);
      }}
    >
      {mistakes.length > 0 && <ErrorSummary mistakes={mistakes} shownAt={given} goTo={goTo} />}
      {page.notice !== '' && <p class={`notice ${noticeTone(page)}`}>{page.notice}</p>}
      {page.intro !== '' && <p>{page.intro}</p>}
      {page.quoted !== '' && <blockquote class="typed">{page.quoted}</blockquote>}
      {page.preview !== null && <Preview preview={page.preview} goTo={goTo} />}
      {page.fields.length > 0 && (
        <div class="panel fields">
          {askedNow(page.fields).map((field) => (
            <Field key={field.path} field={field} onChange={(value) => type(field.path, value)} />
          ))}
        </div>
      )}
      {problem !== undefined && <Wrong problem={problem} again={again} />}
      <p class="buttons">
        <button type="submit" class="primary" disabled={busy}>
          {busy ? words.form.sending : page.forward.title}
        </button>
        {page.hasBack && (
          <button type="button" disabled={busy} onClick={() => act('back')}>
            {words.form.back}
          </button>
        )}
        <button type="button" disabled={busy} onClick={() => act('save')}>
          {words.form.save}
        </button>
        <Discard busy={busy} discard={() => act('discard')} />
      </p>
      <Kept keeping={keeping} />
    </form>
  );
}

/** What is entered for somebody else says so at the top: that is no mistake. */
const noticeTone = ({ name }: Page) => (name.includes('@') ? 'tone-accent' : 'tone-attention');

const sayKeeping: Readonly<Record<Keeping, string>> = {
  'nothing-new': '',
  keeping: words.form.keeping,
  kept: words.form.kept,
  'not-kept': words.form.notKept,
};

function Kept({ keeping }: { readonly keeping: Keeping }) {
  return (
    <p class="subtle keeping" role="status">
      {sayKeeping[keeping]}
    </p>
  );
}

/** Throwing away asks first: it is the one thing here that cannot be undone. */
function Discard({ busy, discard }: { readonly busy: boolean; readonly discard: () => void }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <button type="button" disabled={busy} onClick={() => setAsked(true)}>
        {words.form.discard}
      </button>
    );
  return (
    <span class="sure" role="alert">
      {words.form.discardSure}{' '}
      <button type="button" class="danger" onClick={discard}>
        {words.form.discardYes}
      </button>{' '}
      <button type="button" onClick={() => setAsked(false)}>
        {words.form.discardNo}
      </button>
    </span>
  );
}

const toneOf = (ended: Ended) =>
  ended.kind === 'refused' ? 'attention' : 'tone' in ended ? ended.tone : 'good';

function End({ ended }: { readonly ended: Ended }) {
  const ref = 'ref' in ended ? ended.ref : null;
  // Sent before: there is nothing to say but what is now true.
  useEffect(() => {
    if (ended.kind === 'unchanged')
      go(ref === null ? { page: 'inbox' } : { page: 'case', ref, side: '' }, 'replace');
  }, [ended, ref]);
  if (ended.kind === 'unchanged') return null;
  return (
    <>
      <Heading place={ended.kind}>{ended.kind === 'shown' ? ended.title : words.product}</Heading>
      <p class={`notice tone-${toneOf(ended)}`} role="status">
        {ended.text}
      </p>
      <p class="buttons">
        {ref !== null && (
          <a class="button primary" href={fragmentOf({ page: 'case', ref, side: '' })}>
            {words.form.toCase}
          </a>
        )}
        <BackToList class="button" />
      </p>
    </>
  );
}
