import { readTexts } from './read-texts';
import { textsSchema } from './texts-schema';

/** Every fixed text on cards and in the record, but the forms' and the account's. */
export const texts = readTexts('texts.en.json', textsSchema);
