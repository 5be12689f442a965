import type { CaseRef } from '../../../../domain/case/ids';
import { inRows } from '../../buttons';
import type { ViewModel } from '../../model/view-model';
import type { FieldErrors, FormDefinition, Page } from '../field';
import { formText } from '../form-texts';

/** What every form card is made from, besides the form itself. */
export interface FormFrame {
  /** Minted when the card is made: what makes a repeated press the same press (process page I9). */
  readonly formId: string;
  /** The step of the case that the form belongs to (process page I10). */
  readonly step?: number | string | undefined;
  /** Left out for a new request. */
  readonly ref?: CaseRef | undefined;
  readonly errors?: FieldErrors | undefined;
  /** A sentence for the top, such as why the lifecycle refused. Shown as it is, without Markdown. */
  readonly notice?: string | undefined;
}

/** What a button carries: case, step and form, and nothing that says who presses or what they may do. */
export function pressData({ ref, step, formId }: FormFrame): ViewModel {
  return {
    ...(ref === undefined ? {} : { case: ref }),
    ...(step === undefined ? {} : { step: String(step) }),
    form: formId,
  };
}

/** The first line of the card, which a lock screen may show: the reference and nothing else (process page §6). */
export function aboutLine(ref: CaseRef | undefined): string {
  return ref === undefined ? formText('newRequest') : formText('reference', { ref });
}

/** The parts of a card that say what is wrong and what was answered. */
export function messages({ errors = {}, notice = '' }: FormFrame, shown: readonly string[]): ViewModel {
  const formError = errors[''] ?? '';
  const marked = shown.filter((path) => errors[path] !== undefined).length;
  return {
    hasNotice: notice !== '',
    notice,
    hasErrors: marked > 0 || formError !== '',
    errorSummary: errorSummary(marked),
    hasFormError: formError !== '',
    formError,
  };
}

function errorSummary(marked: number): string {
  if (marked === 0) return formText('formError');
  return marked === 1 ? formText('oneError') : formText('manyErrors', { n: marked });
}

/** "Step 3 of 10, page 1 of 2": pages of one section are one step, and the heading below says what it is about. Empty for a form of one page. */
export function progressLine(pages: readonly Page[], page: Page, withPreview: boolean): string {
  const sections = [...new Set(pages.map((each) => each.section))];
  if (pages.length === 1 && !withPreview) return '';
  const own = pages.filter((each) => each.section === page.section);
  const step = {
    n: sections.indexOf(page.section) + 1,
    total: sections.length + Number(withPreview),
  };
  if (own.length === 1) return formText('step', step);
  if (step.total === 1) return formText('previewPart', { n: own.indexOf(page) + 1, total: own.length });
  return formText('stepPart', { ...step, part: own.indexOf(page) + 1, parts: own.length });
}

/** What the form's buttons call it. */
export function nameOf({ name, command }: FormDefinition): string {
  return name ?? command;
}

type FormButton = {
  readonly title: string;
  readonly verb: string;
  readonly style: 'positive' | 'default';
  /** Whether what is in the inputs is sent along. */
  readonly inputs: 'Auto' | 'None';
};

/** A button of the form: its title and verb. */
export function button(title: string, what: string, form: FormDefinition, page?: string): FormButton {
  const command = nameOf(form);
  const verb = page === undefined ? `${what}:${command}` : `${what}:${command}:${page}`;
  return { title, verb, style: 'default', inputs: 'Auto' };
}

/** The rows at the end of a form's card: the way on and back, and putting it away, apart from each other. */
export function endRows(
  { on, back, save }: Readonly<Record<'on', FormButton> & Record<'back' | 'save', FormButton | undefined>>,
  data: ViewModel,
): readonly ViewModel[] {
  const first = inRows([{ ...on, style: 'positive' as const }, ...(back === undefined ? [] : [back])]);
  const rows = [...first, ...(save === undefined ? [] : [[save]])];
  return rows.map((buttons, index) => ({
    spacing: index === 0 ? 'Large' : 'Small',
    separator: index === 0,
    buttons: buttons.map((each) => ({ ...each, data })),
  }));
}

/** Throwing away what was typed: last, and asked about once more, since one thumb on a phone reaches it by mistake. */
export function discardModel(form: FormDefinition, data: ViewModel): ViewModel {
  return {
    discardTitle: formText('discard'),
    discardAsk: formText('discardAsk'),
    discardYes: formText('discardYes'),
    discardVerb: button('', 'discard', form).verb,
    discardData: data,
  };
}
