/** How much of a text an overview shows. A card that comes out too large is made again one level smaller. */
export interface Level {
  /** Most UTF-16 units of one typed text. */
  readonly chars: number;
  /** Most entries of one list. */
  readonly items: number;
}

export const levels: readonly Level[] = [
  { chars: 360, items: 8 },
  { chars: 160, items: 5 },
  { chars: 80, items: 3 },
  { chars: 30, items: 2 },
];
