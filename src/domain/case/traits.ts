/** What requests say of a child, by which two children are told apart (process page §1, the same child). */
export const traits = ['number', 'reference', 'dateOfBirth', 'initials', 'organisation'] as const;
export type Trait = (typeof traits)[number];
