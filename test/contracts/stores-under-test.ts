import type { Stores } from '../../src/redis/stores';

/** Empty stores, and a way to let machine time pass (milliseconds). */
export interface StoresUnderTest extends Stores {
  passMachineTime(ms: number): Promise<void>;
}

export interface StoreTimes {
  readonly dueLeaseMs?: number;
  readonly deliveryLeaseMs?: number;
  readonly draftDays?: number;
  readonly ticketMs?: number;
}

export type MakeStores = (times?: StoreTimes) => StoresUnderTest;
