import { renderTemplate } from '../../model/render-template';
import type { AdaptiveCard, ViewModel } from '../../model/view-model';
import type { Field, FormContext, FormDefinition, Page, Values } from '../field';
import { formText } from '../form-texts';
import { examineForm } from '../reading/examine-form';
import {
  aboutLine,
  button,
  discardModel,
  endRows,
  type FormFrame,
  messages,
  pressData,
  progressLine,
} from './card-head';
import { fieldView } from './field-view';
import { isTextField, pickers, shownValues } from './shown-values';

export interface FormCardInput extends FormFrame {
  readonly definition: FormDefinition;
  readonly context: FormContext;
  /** Id of the page to show; the first page stands for one that is not there. */
  readonly page: string;
  /** The draft's values, whole. */
  readonly values: Values;
  /** What was typed to find somebody, by the path of the field it is for. */
  readonly queries?: Values | undefined;
}

/** Bytes that a page's frame and each of its fields take at most, and what a card may take in all. */
const cardBytes = 27_000;
const frameBytes = 4_500;
const fieldBytes = 1_000;
/** And the part of a list that finds who is not in it. */
const findBytes = 1_000;

/**
 * One page of a form.
 * Inputs hold what was typed, exactly. They are not marked `isRequired`: a client then refuses every button until all
 * is filled in, "Save and finish later" and "Back" too, and loses what was typed. What is needed is said beside the
 * field after "Next", and optional fields are marked optional.
 * @returns a card under 28 KB
 */
export function formCard(input: FormCardInput): AdaptiveCard {
  const context = { ...input.context, values: input.values };
  const { definition, errors = {} } = input;
  const pages = definition.pages(context);
  const page = pages.find((each) => each.id === input.page) ?? pages[0];
  if (page === undefined) throw new Error(`The form ${definition.command} has no pages`);
  const shown = shownValues(page, input.values);
  const asks = asksOf(definition, context);
  const choiceBytes = choiceBytesOf(page);
  const data = pressData(input);
  const { verb } = button('', 'find', definition, page.id);
  const finding = { queries: input.queries ?? {}, verb, data };
  const setting = { values: input.values, shown, errors, choiceBytes, finding };
  const progress = progressLine(pages, page, definition.preview);
  return renderTemplate('form', {
    about: aboutLine(input.ref),
    title: page.title,
    hasProgress: progress !== '',
    progress,
    ...messages(
      input,
      page.fields.map((field) => field.path),
    ),
    hasIntro: page.intro !== '',
    intro: page.intro,
    hasQuoted: page.quoted !== undefined,
    quotedTitle: formText('quoted'),
    quoted: page.quoted ?? '',
    fields: page.fields.map((field) =>
      fieldView({
        ...setting,
        field,
        ask: asks[field.path] ?? formText('check'),
      }),
    ),
    rows: buttons(definition, pages, page, data),
    ...discardModel(definition, data),
  });
}

/** The way on from a page: to the next one, to the preview, or sent where it is the last of a form without one. */
export function forwardFrom(
  definition: FormDefinition,
  pages: readonly Page[],
  page: Page,
): { readonly act: 'next' | 'send'; readonly title: string } {
  const isLast = pages.at(-1) === page && page.leadsOn !== true;
  if (isLast && !definition.preview) return { act: 'send', title: definition.send };
  return { act: 'next', title: isLast ? formText('toPreview') : formText('next') };
}

function buttons(definition: FormDefinition, pages: readonly Page[], page: Page, data: ViewModel) {
  const { act, title } = forwardFrom(definition, pages, page);
  // A form that only asks for a press has nothing to save.
  const savable = page.fields.length > 0;
  const parts = {
    on: button(title, act, definition, page.id),
    back: pages[0] === page ? undefined : button(formText('back'), 'back', definition, page.id),
    save: savable ? button(formText('save'), 'save', definition, page.id) : undefined,
  };
  return endRows(parts, data);
}

/** What the form would say if nothing were filled in: the sentence for each field that is needed. */
function asksOf(definition: FormDefinition, context: FormContext): Values {
  const pages = definition.pages(context);
  const blank = { ...definition, pages: () => pages, check: () => ({}) };
  return examineForm(blank, { ...context, values: {} }).errors;
}

/** What is left for the choices of each picker when every text of the page is as long as it may be. */
function choiceBytesOf(page: Page): number {
  const lists = page.fields.filter(({ type }) => pickers.includes(type));
  if (lists.length === 0) return 0;
  const textOf = (field: Field) => (isTextField(field) ? field.limit * 3 : 0);
  const texts = page.fields.reduce((sum, field) => sum + textOf(field), 0);
  const fields = fieldBytes * page.fields.length + findBytes * lists.length;
  return Math.max(2_000, (cardBytes - frameBytes - fields - texts) / lists.length);
}
