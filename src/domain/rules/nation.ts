/** The nations of the United Kingdom: they differ in bank holidays, and in the law about young people. */
export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];
