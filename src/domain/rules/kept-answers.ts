/**
 * Keeps what a pure function has answered about something, for as long as that is kept itself, and for the latest few
 * questions about it. In: the function, which gets the thing and a text that says all else that its answer depends on.
 * @param most questions kept for one thing
 */
export function keptAnswers<Thing extends object, Answer>(most: number) {
  const kept = new WeakMap<Thing, Map<string, Answer>>();
  return (thing: Thing, question: string, answer: () => Answer): Answer => {
    const answers = kept.get(thing) ?? new Map<string, Answer>();
    kept.set(thing, answers);
    const before = answers.get(question);
    if (before !== undefined) return before;
    const now = answer();
    const [oldest] = answers.keys();
    if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
    answers.set(question, now);
    return now;
  };
}
