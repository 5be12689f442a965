import type { Instant } from '../../../domain/case/ids';
import { texts } from '../../words/texts';
import { sayDayOf } from '../../words/when';
import { fill } from '../forms/form-texts';
import { plain } from '../lines';
import { freeButton, wordsCard } from '../message-card';
import type { AdaptiveCard } from '../model/render-template';
import { commandWords } from './request-rows';

/** A form that was begun and comes to its end, or has: which, and nothing of what was typed. */
export interface EndingForm {
  /** The case it is about, or `new`. */
  readonly about: string;
  /** Whether that case is there already: a linked request is not until it is sent. */
  readonly isSent: boolean;
  readonly command: string;
  /** Undefined when it has gone. */
  readonly endsAt: Instant | undefined;
}

/** Tells the owner of a half-filled form that it will be gone, or is (process page §6: neutral, the reference only). */
export function draftEndingCard({ about, isSent, command, endsAt }: EndingForm): AdaptiveCard {
  const { draftEndsTitle, draftEnds, draftEndedTitle, draftEnded, draftNew, draftLinked, toMyRequests } =
    texts.messages;
  const which =
    about === 'new' ? draftNew : isSent ? `${about}: ${commandWords(command)}` : `${draftLinked}: ${about}`;
  const text = endsAt === undefined ? draftEnded : fill(draftEnds, { date: sayDayOf(endsAt) });
  return wordsCard({
    title: endsAt === undefined ? draftEndedTitle : draftEndsTitle,
    lines: [plain(which), plain(text)],
    buttons: [freeButton(toMyRequests, 'list:mine', 'positive')],
  });
}
