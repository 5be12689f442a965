import type { Instant } from '../../domain/case/ids';
import type { CaseState } from '../../domain/case/state';
import type { Facts } from '../../domain/process/open/facts';
import { fillIn } from '../words/fill-in';
import { type AccountLine, line, quoted } from './account-line';
import { type AccountReader, accountTexts } from './account-texts';
import { usualReader } from './readers-of';

/** The case, and for whom it is told. */
export interface AccountInput {
  readonly state: CaseState;
  readonly facts: Facts;
  readonly now: Instant;
  /** Left out: a parent or somebody else of the family; once the child is a young adult, the young adult. */
  readonly reader?: AccountReader | undefined;
}

/** Says our sentences to one reader: "your child" only to those for whom it is right (process page §8). */
export interface AccountVoice {
  readonly reader: AccountReader;
  /** One of our sentences, with what is to be filled in; what people wrote is never filled in. */
  readonly say: (sentence: string, parts?: Readonly<Record<string, string>>) => string;
  readonly line: (sentence: string, parts?: Readonly<Record<string, string>>) => AccountLine;
  readonly quoted: (lead: string, text: string) => AccountLine;
}

export function voiceFor({ state, facts, now, reader }: AccountInput): AccountVoice {
  const told = reader ?? usualReader(state, facts, now);
  const callings = accountTexts.readers[told];
  const say: AccountVoice['say'] = (sentence, parts = {}) => fillIn(sentence, { ...callings, ...parts });
  return {
    reader: told,
    say,
    line: (sentence, parts) => line(say(sentence, parts)),
    quoted: (lead, text) => quoted(say(lead), text),
  };
}
