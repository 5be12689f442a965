import type { CommandType } from '../../../domain/asked/commands';
import type { Instant, PersonId } from '../../../domain/case/ids';
import type { CaseState } from '../../../domain/case/state';
import type { CaseEvent } from '../../../domain/case/stored/events';
import type { AskedQuestion } from '../../../domain/case/stored/recorded';
import type { Facts } from '../../../domain/process/open/facts';

/** What a form is made of. Forms are data: a page may depend on the case and on what was typed, and on nothing else. */

export type FieldType =
  | 'line'
  | 'paragraph'
  | 'long'
  | 'date'
  | 'choice'
  | 'toggle'
  | 'person'
  | 'candidate'
  | 'entry';

export interface Choice {
  readonly title: string;
  readonly value: string;
}

export interface OnlyIf {
  readonly paths: readonly string[];
  readonly is: readonly string[];
}

export interface Field {
  /** Where the answer goes in the command, below the form's root: `child.initials`, `options.0.title`. */
  readonly path: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** UTF-16 units a text may have. */
  readonly limit: number;
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  /** What to say when it is missing, where the schema cannot know that it is needed. */
  readonly ask?: string | undefined;
  /** Our own short heading over the first field of a group. */
  readonly heading?: string | undefined;
  /** Asked for only when the card is made; most suitable first. */
  readonly choices?: (() => readonly Choice[]) | undefined;
  /** Needed in some cases only, which its label or hint says; so it is not called optional. */
  readonly conditional?: boolean | undefined;
  /** Other answers of its page that it depends on: where none of them is one of these, nothing is asked here. */
  readonly onlyIf?: OnlyIf | undefined;
  /** What is to be known of what is chosen now: said at the field, and beside the answer in the last read. */
  readonly warning?: string | undefined;
  /** Where the answer goes in the command, where that is not its path. */
  readonly place?: string | undefined;
  /** Kept for whoever wrote it, and no part of the command. */
  readonly notSent?: boolean | undefined;
  /** The command has a number here. */
  readonly numeric?: boolean | undefined;
}

export interface Page {
  readonly id: string;
  /** Pages of one section count as one step, and stand together in the preview. */
  readonly section: string;
  readonly title: string;
  readonly intro: string;
  /** What somebody typed and this page is about, such as the question to answer. Shown as typed. */
  readonly quoted?: string | undefined;
  /** What is chosen here brings further pages: it is never the last one, whatever is chosen so far. */
  readonly leadsOn?: boolean | undefined;
  readonly fields: readonly Field[];
}

/** What was typed: by field path, character for character. */
export type Values = Readonly<Record<string, string>>;

/** Messages by field path; the empty path is the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

export interface FormContext {
  /** Left out only for a new request. */
  readonly state?: CaseState | undefined;
  readonly facts: Facts;
  readonly viewer: PersonId;
  readonly now: Instant;
  readonly values: Values;
  /** Needed by `correct-entry` alone: the case's events, oldest first. */
  readonly history?: readonly CaseEvent[] | undefined;
  /** What the server adds beside the fields: a linked request's `linkedFrom`, a new request's `newRef`. */
  readonly added?: Readonly<Record<string, unknown>> | undefined;
}

/** Every command that a person gives; the clock and the post give the others. */
export type FormCommand = Exclude<CommandType, 'lapse' | 'fall-due' | 'note-delivery'>;

/** What has to be done elsewhere, now: it takes the place of every page of a form, and there is no way past it. */
export interface Stop {
  readonly title: string;
  /** What to do, as large as the card can say it. Text of the directory, shown as it is. */
  readonly lead: string;
  /** That nothing was sent, and nothing is lost. */
  readonly kept: string;
  /** What the button says that goes back to the question, where it can be answered otherwise. */
  readonly back: string;
  /** Id of the question's page. */
  readonly page: string;
}

export interface FormDefinition {
  readonly command: FormCommand;
  /** What the buttons' verbs say; the command itself unless the form is filled in for somebody else. */
  readonly name?: string | undefined;
  readonly title: string;
  /** What the sending button says. */
  readonly send: string;
  /** The key of the command that field paths are below; left out when they begin at the command itself. */
  readonly root?: string | undefined;
  /** Whether the whole of it is shown for a last read before it is sent. */
  readonly preview: boolean;
  readonly pages: (context: FormContext) => readonly Page[];
  /** What the form itself answers, by path, such as that the first option is the proposed one. */
  readonly fixed: (context: FormContext) => Values;
  /** What is in the fields when the form is opened first. */
  readonly initial: (context: FormContext) => Values;
  /**
   * Binds what was kept to what it was kept for, before anything is shown of it.
   * @param then the questions that were asked when it was kept
   */
  readonly bind?: ((context: FormContext, then?: readonly AskedQuestion[]) => Values) | undefined;
  /** Mistakes that the schema cannot see because they need the time or the directory; by path. `content` is the command
   * below its root, as built so far. */
  readonly check: (context: FormContext, content: Readonly<Record<string, unknown>>) => FieldErrors;
  /** What has been typed so far may say that the form is the wrong thing now. */
  readonly stop: (context: FormContext) => Stop | undefined;
}
