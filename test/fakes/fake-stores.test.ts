import { allContracts } from '../contracts/all-contracts';
import { createFakeStores } from './fake-stores';

allContracts('in memory', (times) => {
  const { clock, ...stores } = createFakeStores(times);
  return { ...stores, earlier: stores.cases.asEarlier(), passMachineTime: async (ms) => clock.pass(ms) };
});
