import { findOrganisation } from '../../../../domain/directory/lookup';
import { renderTemplate } from '../../model/render-template';
import type { AdaptiveCard, ViewModel } from '../../model/view-model';
import type { FormContext, FormDefinition, Page } from '../field';
import { formText } from '../form-texts';
import { examineForm } from '../reading/examine-form';
import { aboutLine, button, discardModel, endRows, messages, pressData } from './card-head';
import type { FormCardInput } from './form-card';
import { type Block, previewBlocks, previewParts } from './preview-blocks';

/** Page ids of a preview: `preview`, `preview-2`, … */
function previewPage(part: number): string {
  return part === 1 ? 'preview' : `preview-${part}`;
}

/** The part that a page id stands for, counted from 1; undefined when it is no page of a preview. */
export function previewPartOf(page: string): number | undefined {
  const [, number = '1'] = /^preview(?:-(\d{1,3}))?$/.exec(page) ?? [undefined, ''];
  return number === '' ? undefined : Number(number);
}

/**
 * The whole form for a last read before it is sent, over as many cards as it needs; "Send" is on the last.
 * Errors of the whole form are shown where they belong, whether or not the caller gives any.
 * @param input `page` is `preview`, `preview-2`, …; a part that is not there stands for the last one
 * @returns a card under 28 KB
 */
export function previewCard(input: FormCardInput): AdaptiveCard {
  const context = { ...input.context, values: input.values };
  const examined = examineForm(input.definition, context);
  const errors = { ...examined.errors, ...input.errors };
  const parts = previewParts(previewBlocks(examined.pages, input.values, errors));
  const part = Math.min(Math.max(previewPartOf(input.page) ?? 1, 1), parts.length);
  const blocks = parts[part - 1] ?? [];
  const { definition } = input;
  const isRequest = isWholeRequest(definition);
  const data = pressData(input);
  const frame = messages(
    { ...input, errors },
    Object.keys(errors).filter((path) => path !== ''),
  );
  return renderTemplate('preview', {
    about: aboutLine(input.ref),
    title: formText('previewTitle'),
    hasProgress: parts.length > 1,
    progress: formText('previewPart', { n: part, total: parts.length }),
    ...frame,
    ...(frame['hasErrors'] === true && Object.keys(errors).some((path) => path !== '')
      ? { errorSummary: formText('previewErrors') }
      : {}),
    intro: formText('previewIntro'),
    hasReminder: isRequest,
    reminder: formText('previewBestForChild'),
    isUrgent: isRequest && input.values['question.urgency'] === 'urgent',
    urgent: ringAsWell(context),
    sections: sectionsOf(definition, blocks, data),
    rows: endRows(buttons(definition, examined.pages, part, parts.length), data),
    ...discardModel(definition, data),
  });
}

/** Whether the form holds the request itself: its last read says what it is for, and rings where it is urgent. */
export function isWholeRequest({ command }: FormDefinition): boolean {
  return command === 'submit' || command === 'revise';
}

/** "Ring as well": an urgent request is never left to messages alone (process page §3). */
export function ringAsWell({ state, facts, values, viewer }: FormContext): string {
  const own = facts.directory.byId.get(viewer)?.organisation;
  const code = state?.request.child.organisation ?? (values['child.organisation'] || own);
  const phone = code === undefined ? undefined : findOrganisation(facts.directory, code)?.officePhone;
  return phone === undefined || phone === '' ? formText('urgentNoPhone') : formText('urgent', { phone });
}

/** Blocks under the title of their page, each page with the button that changes just these. */
function sectionsOf(
  definition: FormDefinition,
  blocks: readonly Block[],
  data: ViewModel,
): readonly ViewModel[] {
  const pages = [...new Set(blocks.map(({ page }) => page))];
  const titles = pages.map((page) => blocks.find((block) => block.page === page)?.pageTitle ?? '');
  return pages.map((page, index) => {
    const [title = '', change] = calledApart(titles, index);
    return {
      title,
      answers: blocks
        .filter((block) => block.page === page)
        .map(({ label, value, error }) => ({
          label,
          value,
          hasValue: value !== '',
          error,
          hasError: error !== '',
        })),
      rows: [{ changes: [{ ...button(change, 'goto', definition, page), data }] }],
    };
  });
}

/** Letters that a phone shows of a button in a row of its own, in a wide font. */
const room = 24;

/** A heading and what its button is called, so that no two are alike to somebody who hears them one by one. */
function calledApart(titles: readonly string[], index: number): readonly [string, string] {
  const title = titles[index] ?? '';
  const alike = titles.filter((each) => each === title);
  const number = titles.slice(0, index + 1).filter((each) => each === title).length;
  const name = alike.length === 1 ? title : `${title} (${number})`;
  const button = formText('changeNamed', { what: name.charAt(0).toLowerCase() + name.slice(1) });
  if (button.length <= room) return [name, button];
  // Too long for a narrow phone, which would cut it: then by its number, which the heading has too.
  const part = `${index + 1}`;
  return [`${part}. ${name}`, formText('changePart', { n: part })];
}

function buttons(definition: FormDefinition, pages: readonly Page[], part: number, parts: number) {
  const here = previewPage(part);
  const before = part > 1 ? previewPage(part - 1) : (pages.at(-1)?.id ?? '');
  return {
    on:
      part < parts
        ? button(formText('previewNext'), 'goto', definition, previewPage(part + 1))
        : button(definition.send, 'send', definition, here),
    back: button(formText('back'), 'goto', definition, before),
    save: button(formText('save'), 'save', definition, here),
  };
}
