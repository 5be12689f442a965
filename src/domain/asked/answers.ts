import { z } from 'zod';
import { yesOrNo } from '../case/stored/chosen';
import { text } from './text';

/** Small answers that more than one command asks for, each refused in the words it was asked in. */

export const reason = text('paragraph', 'Enter the reason.');
/** Microsoft Entra object id of a person, in lower case. */
export const personId = z.guid().toLowerCase();
export const someone = (ask: string) => z.string({ error: ask }).pipe(z.guid({ error: ask }).toLowerCase());
export const day = (ask: string) =>
  z.string({ error: ask }).pipe(z.iso.date({ error: `${ask} Use the form 2026-12-31.` }));
export const yesNo = (ask: string) => z.enum(yesOrNo, { error: ask });
export const ticked = (ask: string) => z.literal('yes', { error: ask });
export const entry = (ask: string) => z.string({ error: ask }).min(1, { error: ask }).max(60);
