import type { texts } from '../../views/words/texts';
import type { LedgerRow } from '../../workflow/ports/delivery-ports';

interface Reason {
  readonly why: string;
  readonly next: string;
}

/** Why somebody was not reached, by the ledger's code, and what the operator can do. */
export const reasons: Readonly<Record<Exclude<keyof typeof texts.deliveryFailures, 'other'>, Reason>> = {
  'not-installed': {
    why: 'they do not have the bot',
    next: 'Install it for them in the Teams admin centre, or ask them to add it: what waits then goes out by itself.',
  },
  blocked: {
    why: 'they have blocked the bot',
    next: 'Ask them to unblock it in Teams, then deliveries retry.',
  },
  gone: {
    why: 'Teams knows no such chat or person',
    next: 'Compare the person’s id with Microsoft Entra and mend the directory, then deliveries retry.',
  },
  'no-account': {
    why: 'Teams knows no account for them',
    next: 'Compare the person’s id with Microsoft Entra and mend the directory, then deliveries retry.',
  },
  'too-large': {
    why: 'the card was larger than Teams takes',
    next: 'Tell whoever looks after this product, with the reference; the person can open the case by typing it.',
  },
  refused: {
    why: 'Teams does not take the card, which is a fault of the bot',
    next: 'Tell whoever looks after this product, with the reference, and update the bot; it keeps trying, and nothing is wrong on the person’s side.',
  },
  'bot-refused': {
    why: 'Teams turns the bot away, whoever it writes to',
    next: 'See in the Teams admin centre whether the app is blocked, and in Azure the registration, its secret and TEAMS addresses; the log names Teams’ code. What waits then goes out by itself.',
  },
  'no-connection': {
    why: 'the bot has no connection to Teams',
    next: 'Check the way out to Teams (proxy, firewall, secret of the registration); the bot keeps trying by itself.',
  },
};

const mayHaveArrived: Reason = {
  why: 'it may or may not have arrived',
  next: 'Ask the person; it is not sent twice, and the next change of the case is sent as ever.',
};

/** Why a row failed and what to do next, without content. */
export function nextStep({ standing, failure }: LedgerRow): Reason {
  if (standing === 'unknown') return mayHaveArrived;
  return (
    reasons[failure as keyof typeof reasons] ?? {
      why: failure ?? 'no reason was noted',
      next: 'Try deliveries retry, and look into the bot’s log under the reference.',
    }
  );
}
