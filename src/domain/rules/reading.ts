/** What reading a field gives: the value in its one stored form, or what is wrong with it in plain English. */
export type Reading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: string };
