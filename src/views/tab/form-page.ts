import type {
  Field,
  FieldErrors,
  FormContext,
  FormDefinition,
  Page,
  Stop,
  Values,
} from '../cards/forms/field';
import { formText } from '../cards/forms/form-texts';
import { examineForm } from '../cards/forms/reading/examine-form';
import { datasetOf } from '../cards/forms/search-dataset';
import { nameOf, progressLine } from '../cards/forms/showing/card-head';
import { fieldView } from '../cards/forms/showing/field-view';
import { type FormCardInput, forwardFrom } from '../cards/forms/showing/form-card';
import { previewBlocks } from '../cards/forms/showing/preview-blocks';
import { isWholeRequest, previewPartOf, ringAsWell } from '../cards/forms/showing/preview-card';
import { stopPage } from '../cards/forms/showing/stop-card';

/**
 * One page of a form, or its preview, as data: the same definition, words, checks and choices as the form's card, without
 * the card's limits of size. Texts are whole.
 * @param input what the card is made from
 * @param draft the draft as it is kept
 */
export function formPage(
  input: FormCardInput,
  draft: { readonly version: number; readonly savedAt: string } | undefined,
) {
  const { definition, notice = '' } = input;
  const context = { ...input.context, values: input.values };
  const stop = input.page === stopPage ? definition.stop(context) : undefined;
  const isPreview = definition.preview && previewPartOf(input.page) !== undefined;
  const examined = isPreview ? examineForm(definition, context) : undefined;
  const pages = examined?.pages ?? definition.pages(context);
  const errors: FieldErrors = { ...examined?.errors, ...input.errors };
  const page = pages.find((each) => each.id === input.page) ?? pages[0];
  if (page === undefined) throw new Error(`The form ${definition.command} has no pages`);
  return {
    name: nameOf(definition),
    title: definition.title,
    ref: input.ref ?? null,
    step: input.step === undefined ? null : Number(input.step),
    form: input.formId,
    draft: draft === undefined ? null : { version: draft.version, savedAt: draft.savedAt },
    pages: pages.map(({ id, section, title, fields }) => ({
      id,
      section,
      title,
      hasErrors: fields.some(({ path }) => errors[path] !== undefined),
    })),
    notice,
    error: errors[''] ?? '',
    stop: null,
    ...(isPreview
      ? lastRead(definition, context, pages, errors)
      : onePage(input, pages, page, errors, input.values)),
    ...(stop === undefined ? {} : stopped(stop)),
  };
}

/** In the place of a page: what to do now, no question, and no other page to go to. */
function stopped({ title, lead, kept, back, page }: Stop) {
  return {
    page: stopPage,
    pageTitle: title,
    progress: '',
    pages: [],
    intro: kept,
    fields: [],
    stop: { lead, back: { title: back, page } },
    hasBack: false,
  };
}

function onePage(
  { definition, ref }: FormCardInput,
  pages: readonly Page[],
  page: Page,
  errors: FieldErrors,
  values: Values,
) {
  const form = nameOf(definition);
  return {
    page: page.id,
    pageTitle: page.title,
    progress: progressLine(pages, page, definition.preview),
    intro: page.intro,
    quoted: page.quoted ?? '',
    fields: page.fields.map((field) =>
      shownField(field, values, errors, datasetOf({ ref, form, path: field.path })),
    ),
    preview: null,
    forward: forwardFrom(definition, pages, page),
    hasBack: pages[0] !== page,
  };
}

function onlyIfOf({ onlyIf }: Field) {
  return onlyIf === undefined ? null : { paths: [...onlyIf.paths], is: [...onlyIf.is] };
}

function shownField(field: Field, values: Values, errors: FieldErrors, dataset: string) {
  const choiceBytes = Number.POSITIVE_INFINITY;
  const view = fieldView({ field, values, shown: values, errors, ask: '', choiceBytes });
  const text = (key: string) => String(view[key] ?? '');
  return {
    path: field.path,
    type: field.type,
    label: text('label'),
    heading: field.heading ?? '',
    hint: text('hint'),
    placeholder: text('placeholder'),
    required: field.required,
    onlyIf: onlyIfOf(field),
    limit: field.limit,
    choices: view['choices'] as unknown as { title: string; value: string }[],
    dataset: view['isSearched'] === true ? dataset : '',
    value: text('value'),
    error: text('error'),
  };
}

function lastRead(
  definition: FormDefinition,
  context: FormContext,
  pages: readonly Page[],
  errors: FieldErrors,
) {
  const blocks = previewBlocks(pages, context.values, errors);
  const sections = [...new Set(blocks.map((block) => block.section))].map((section) => {
    const own = blocks.filter((block) => block.section === section);
    return {
      title: own[0]?.sectionTitle ?? '',
      answers: own.map(({ label, value, error }) => ({ label, value, error })),
      pages: [...new Set(own.map((block) => block.page))],
    };
  });
  const isRequest = isWholeRequest(definition);
  const isUrgent = isRequest && context.values['question.urgency'] === 'urgent';
  return {
    page: 'preview',
    pageTitle: formText('previewTitle'),
    progress: '',
    intro: '',
    quoted: '',
    fields: [],
    preview: {
      intro: formText('previewIntro'),
      reminder: isRequest ? formText('previewBestForChild') : '',
      urgent: isUrgent ? ringAsWell(context) : '',
      sections,
    },
    forward: { act: 'send' as const, title: definition.send },
    hasBack: true,
  };
}
