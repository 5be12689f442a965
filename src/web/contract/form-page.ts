import * as z from 'zod/mini';
import { instant } from './parts';

/** Forms: the very ones that the cards have, a page at a time. Drafts are the chat's too. */

export const formField = z.object({
  /** Names the field in `inputs`. */
  path: z.string(),
  type: z.enum(['line', 'paragraph', 'long', 'date', 'choice', 'toggle', 'person', 'candidate', 'entry']),
  /** With "(optional)" where it is. */
  label: z.string(),
  heading: z.string(),
  hint: z.string(),
  placeholder: z.string(),
  required: z.boolean(),
  /** Answers of this page, one of which has to be one of these for the question to be asked at all; null for one always asked. */
  onlyIf: z.nullable(z.object({ paths: z.array(z.string()), is: z.array(z.string()) })),
  /** Most UTF-16 units of a text. */
  limit: z.number(),
  /**
   * Of `choice`, `person`, `candidate` and `entry`; the chosen value is always among them. Where there are more, these
   * are the most suitable, and `dataset` is what `GET people` takes to find the others; else it is empty.
   */
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
  dataset: z.string(),
  /** What was typed, character for character; a toggle has `yes` or `no`. */
  value: z.string(),
  /** Empty where nothing is wrong. */
  error: z.string(),
});
export type FormField = z.infer<typeof formField>;

/** The whole form for a last read before it is sent. */
const formPreview = z.object({
  intro: z.string(),
  /** Empty but for a request. */
  reminder: z.string(),
  /** Whom to ring as well; empty unless urgent. */
  urgent: z.string(),
  sections: z.array(
    z.object({
      title: z.string(),
      answers: z.array(z.object({ label: z.string(), value: z.string(), error: z.string() })),
      /** Pages where it is changed, for `goto`. */
      pages: z.array(z.string()),
    }),
  ),
});

export const formPage = z.object({
  /** As in the form's address. */
  name: z.string(),
  title: z.string(),
  /** Null for a new request. */
  ref: z.nullable(z.string()),
  /** Bring both back with every act: the step the form belongs to, and what makes the same press the same. */
  step: z.nullable(z.number()),
  form: z.string(),
  /** The draft as it was when the page was made; null where nothing is kept yet. */
  draft: z.nullable(z.object({ version: z.number(), savedAt: instant })),
  /** The page shown: `preview`, or one of `pages`. */
  page: z.string(),
  pages: z.array(
    z.object({ id: z.string(), section: z.string(), title: z.string(), hasErrors: z.boolean() }),
  ),
  pageTitle: z.string(),
  /** "Step 3 of 10, page 1 of 2"; empty for a form of one page. */
  progress: z.string(),
  intro: z.string(),
  /** What somebody typed and this page is about; empty for none. */
  quoted: z.string(),
  /** A sentence for the top, such as why it was refused; empty for none. */
  notice: z.string(),
  /** What is wrong with the whole form; empty for nothing. */
  error: z.string(),
  fields: z.array(formField),
  /**
   * What has to be done elsewhere, now, in the place of a page: nothing is asked, and there is no way on but back to the
   * question. `intro` then says what was kept. Null on every other page.
   */
  stop: z.nullable(z.object({ lead: z.string(), back: z.object({ title: z.string(), page: z.string() }) })),
  /** Only on page `preview`. */
  preview: z.nullable(formPreview),
  /** The way on: `next`, or `send` where this is the last page. */
  forward: z.object({ act: z.enum(['next', 'send']), title: z.string() }),
  hasBack: z.boolean(),
});
export type FormPage = z.infer<typeof formPage>;

/** Query of `GET cases/:ref/forms/:name`: the page to show; the one where it was left unless given. */
export const formQuery = z.object({ page: z.optional(z.string().check(z.maxLength(60))) });

/** Body of `POST cases/:ref/forms/:name`; `:ref` is `new` for a new request, and the form then `submit`. */
export const formAct = z.strictObject({
  /**
   * `save` keeps what was typed and puts the form away; `keep` keeps it and stays (for saving as one types); `next`
   * checks the page; `back` and `goto` do not; `send` gives the command; `discard` throws the draft away.
   */
  act: z.enum(['keep', 'next', 'back', 'goto', 'save', 'send', 'discard']),
  /** The page that the inputs are of; for `goto` the page to go to, which then takes no inputs. */
  page: z.string().check(z.maxLength(60)),
  step: z.nullable(z.int()),
  form: z.string().check(z.minLength(1), z.maxLength(60)),
  /** Every field of the page, by path. One that is left out counts as emptied. */
  inputs: z.record(z.string().check(z.maxLength(200)), z.string().check(z.maxLength(50_000))),
});
export type FormAct = z.infer<typeof formAct>;

/** What an act led to. Always 200, but `refused`: 409. */
export const formAnswer = z.discriminatedUnion('kind', [
  /** The page that comes now, or the same one with what is wrong on it. */
  z.object({ kind: z.literal('form'), form: formPage }),
  /**
   * Sent: the case has changed. Tone `attention`: otherwise than the sender hoped, such as an acceptance that ends the
   * invitation. `ref` is null where the sender may not look at it any more.
   */
  z.object({
    kind: z.literal('done'),
    tone: z.enum(['good', 'attention']),
    text: z.string(),
    ref: z.nullable(z.string()),
  }),
  /** Sent before: nothing happened, and the case is as it now is. */
  z.object({ kind: z.literal('unchanged'), ref: z.nullable(z.string()) }),
  /** Kept, or discarded. */
  z.object({ kind: z.literal('put-away'), text: z.string(), ref: z.nullable(z.string()) }),
  /** Kept, and nothing else to say. */
  z.object({ kind: z.literal('kept'), savedAt: instant }),
  /** Something asked for: the reason of a hold. */
  z.object({ kind: z.literal('shown'), title: z.string(), text: z.string() }),
  /** Nothing was changed; what was typed is kept as a draft. `ref`: the case to look at. */
  z.object({ kind: z.literal('refused'), code: z.string(), text: z.string(), ref: z.nullable(z.string()) }),
]);
export type FormAnswer = z.infer<typeof formAnswer>;
