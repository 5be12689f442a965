/** The templates in /cards, by file name without `.json`. A new template gets its line here. */
export const templateNames = [
  'form',
  'stop',
  'preview',
  'case',
  'requests',
  'message',
  'folded',
  'print',
] as const;
export type TemplateName = (typeof templateNames)[number];
