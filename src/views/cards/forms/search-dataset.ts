import type { CaseRef } from '../../../domain/case/ids';

/** The field of a form whose choices are looked up as one types. */
export interface SearchedField {
  /** Left out for a new request. */
  readonly ref: CaseRef | undefined;
  /** What the form's buttons call it. */
  readonly form: string;
  /** The field's path. */
  readonly path: string;
}

const noCase = 'new';

/** The name under which a client asks for more choices of a field, such as `new/submit/people.namedConsultant`. */
export function datasetOf({ ref, form, path }: SearchedField): string {
  return [ref ?? noCase, form, path].join('/');
}

/** Reads such a name; undefined for one that no card of ours has. It says what is asked for, and grants nothing. */
export function readDataset(dataset: string): SearchedField | undefined {
  const [, about, form = '', path = ''] =
    /^([\w-]{1,64})\/([\w@-]{1,64})\/([\w.-]{1,100})$/.exec(dataset) ?? [];
  return about === undefined ? undefined : { ref: about === noCase ? undefined : about, form, path };
}
