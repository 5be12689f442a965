import { findOrganisation } from '../../../../domain/directory/lookup';
import { inRows } from '../../buttons';
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
 * The whole form for a last read before it is sent, over as many cards as it needs; "Send" stands on the last.
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

/** Blocks under the title of their section, with one "Change" for each page of it. */
function sectionsOf(
  definition: FormDefinition,
  blocks: readonly Block[],
  data: ViewModel,
): readonly ViewModel[] {
  const sections = [...new Set(blocks.map((block) => block.section))];
  return sections.map((section) => {
    const own = blocks.filter((block) => block.section === section);
    const pages = [...new Set(own.map((block) => block.page))];
    return {
      title: own[0]?.sectionTitle ?? '',
      answers: own.map(({ label, value, error }) => ({
        label,
        value,
        hasValue: value !== '',
        error,
        hasError: error !== '',
      })),
      rows: inRows(
        pages.slice(0, 6).map((page, index) => {
          const title = pages.length === 1 ? formText('change') : formText('changePart', { n: index + 1 });
          return { ...button(title, 'goto', definition, page), data };
        }),
      ).map((changes) => ({ changes })),
    };
  });
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
