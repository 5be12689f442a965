import { z } from 'zod';
import { type DirectoryIndex, findOrganisation } from './lookup';
import { tidyCode } from './organisations';

/**
 * Where a family finds support (guidance point 12): data of the organisation, like the directory, and never a release.
 * What a file leaves out keeps the default of the nation, which the account's texts hold.
 */
export const supportKinds = [
  'patient-advice',
  'charity',
  'chaplaincy',
  'psychology',
  'palliative-care',
  'ethics-committee',
  'mediation',
  'conflict-champion',
  'other',
] as const;

const words = (longest: number) => z.string().trim().min(1).max(longest);

const source = z.strictObject({
  kind: z.enum(supportKinds),
  name: words(120),
  /** A telephone number, an address or a place, with hours, as families are to read it. */
  contact: words(200),
  /** The day on which somebody last made sure that this is right. */
  checkedOn: z.iso.date(),
});
export type SupportSource = z.infer<typeof source>;

const page = z.strictObject({ title: words(120), paragraphs: z.array(words(600)).min(1).max(12) });

/** The steps of a request at which a child can be given an account, by the names that the file uses. */
export const stepsForChildren = [
  ...(['consultant-review', 'returned', 'lead-review', 'family-step', 'preparing', 'inviting'] as const),
  ...(['conflict-check', 'under-review', 'opinion-given', 'sharing', 'outcome', 'resolution'] as const),
  ...(['closing', 'closed', 'upheld', 'withdrawn', 'closed-joined'] as const),
] as const;
const wordsOfSteps = z.partialRecord(z.enum(stepsForChildren), words(600));

/** The shape of the file that SUPPORT_FILE names. */
export const supportFile = z.strictObject({
  /** For every organisation of this bot. */
  everywhere: z.array(source).max(40).optional(),
  /** By code of a Trust or Board. */
  organisations: z.record(z.string(), z.array(source).max(40)).optional(),
  /** What an account written to the child says of a step, in the organisation's own words: by about which age, then by step. */
  forChildren: z.strictObject({ ten: wordsOfSteps.optional(), fifteen: wordsOfSteps.optional() }).optional(),
  /** The page for families in the organisation's own words: a part with the title of ours replaces it, another is added. */
  forFamilies: z.array(page).max(20).optional(),
});
export type Support = z.infer<typeof supportFile>;

/** What there is for families of this organisation: its own, and what holds everywhere. */
export function supportFor(
  support: Support | undefined,
  directory: DirectoryIndex,
  code: string,
): readonly SupportSource[] {
  const own = tidyCode(findOrganisation(directory, code)?.code ?? code);
  const named = Object.entries(support?.organisations ?? {}).filter(([each]) => tidyCode(each) === own);
  return [...named.flatMap(([, sources]) => sources), ...(support?.everywhere ?? [])];
}
