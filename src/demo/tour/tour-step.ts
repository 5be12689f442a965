/** A date that is worked out when it is filled in, so that the story never grows old. */
export type StoryDate = { readonly inDays: number } | { readonly bornYearsAgo: number };

/** What is put in one field of a form. `first` is the first choice that the field offers. */
export type StoryAnswer = string | StoryDate | { readonly first: true };

/** By field path, as the card's inputs are named without their `f.`. */
export type StoryAnswers = Readonly<Record<string, StoryAnswer>>;

/** What has to happen in one step. */
export type StepTask =
  | { readonly kind: 'say'; readonly words: string }
  /** Presses a button that begins a request of this kind. */
  | { readonly kind: 'begin'; readonly verb: string }
  /** Opens the form of this command from the card, where it is not open already, fills it in and sends it. */
  | { readonly kind: 'form'; readonly command: string; readonly answers: StoryAnswers }
  /**
   * Opens a page of the bot from the card: by these presses, one after the other, where its link is not there yet. The guide goes
   * on when told to.
   */
  | { readonly kind: 'open'; readonly by: readonly string[]; readonly link: string }
  /** Only reads: the guide goes on when told to. */
  | { readonly kind: 'look' };

export interface TourStep {
  readonly id: string;
  readonly title: string;
  /** Whose turn it is. */
  readonly who: string;
  /** What to do, and what is worth noticing. Plain sentences. */
  readonly text: string;
  readonly task: StepTask;
}

const DAY = 86_400_000;

/** In: an answer of the story, case time, and what the field offers. Out: what to type or choose. */
export function answerText(answer: StoryAnswer, now: string, choices: readonly string[] = []): string {
  if (typeof answer === 'string') return answer;
  if ('first' in answer) return choices[0] ?? '';
  const dayAt = (millis: number) => new Date(millis).toISOString().slice(0, 10);
  if ('inDays' in answer) return dayAt(Date.parse(now) + answer.inDays * DAY);
  const today = new Date(now);
  // A hundred days past the birthday, so that no leap day or month's end can change the age.
  const years = Date.UTC(
    today.getUTCFullYear() - answer.bornYearsAgo,
    today.getUTCMonth(),
    today.getUTCDate(),
  );
  return dayAt(years - 100 * DAY);
}
