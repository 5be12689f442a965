import type { Finding } from '../../workflow/ports/operator-ports';

/** A finding as one sentence, without content of a case. */
export function findingText(finding: Finding): string {
  switch (finding.kind) {
    case 'unsigned':
      return `${finding.ref}: the signature of its head is wrong: the head, or the number of events, was changed by somebody without the chain key (or CHAIN_KEY is not the bot’s).`;
    case 'altered':
      return `${finding.ref}: event ${finding.at} is not the one that was written.`;
    case 'swapped':
      return `${finding.ref}: from event ${finding.at} on, events stand in another order than they were written in.`;
    case 'missing':
      return `${finding.ref}: events are missing, the first at place ${finding.at}.`;
    case 'added':
      return `${finding.ref}: there are more events than were written, the first at place ${finding.at}.`;
    case 'gone':
      return `${finding.ref}: the case is gone. ${tellers[finding.toldBy]}`;
    case 'fewer':
      return `${finding.ref}: it has ${finding.has} events, and had ${finding.had} on ${finding.day}.`;
    case 'rewritten':
      return `${finding.ref}: its first ${finding.at} events are others than they were on ${finding.day}.`;
    case 'state-differs':
      return `${finding.ref}: what is stored as its present state is not what its events lead to.`;
    case 'unreadable':
      return `${finding.ref}: it cannot be opened (${finding.code}): it was altered, or a key is missing from SEALING_KEYS.`;
    case 'heads-line':
      return `The file of heads, line ${finding.line}: it was altered, or a line before it was taken out or put in.`;
    case 'heads-block-lost':
      return `The file of heads, block of ${finding.day}: the block that was written before it is not in the file.`;
    case 'heads-end-lost':
      return `The file of heads: the bot wrote a block on ${finding.day} that is not in it. Is it the right file?`;
  }
}

const tellers = {
  heads: 'The file of heads has it.',
  events: 'Its events are still there.',
  'other-keys': 'Other keys in Redis still name it.',
} as const;
