/** How soon an opinion is needed; urgent requests run on the wall clock (process page §6). */
export const urgencies = ['urgent', 'soon', 'routine'] as const;
export type Urgency = (typeof urgencies)[number];
