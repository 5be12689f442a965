import type { Stores } from '../../src/redis/stores';
import type { CaseStore } from '../../src/workflow/ports/case-ports';
import type { TeamsLimits } from '../../src/workflow/ports/throttle-port';

/** Empty stores, and a way to let machine time pass (milliseconds). */
export interface StoresUnderTest extends Omit<Stores, 'tally'> {
  /** The same stores as an earlier release writes to them. */
  readonly earlier: Pick<CaseStore, 'commit'>;
  passMachineTime(ms: number): Promise<void>;
}

export interface StoreTimes {
  readonly dueLeaseMs?: number;
  readonly deliveryLeaseMs?: number;
  readonly draftDays?: number;
  readonly tellLeaseMs?: number;
  readonly ticketMs?: number;
  readonly limits?: TeamsLimits;
}

export type MakeStores = (times?: StoreTimes) => StoresUnderTest;
