import { allContracts } from '../contracts/all-contracts';
import { realStores } from './real-stores';
import { letMachineTimePass } from './time-of-tenant';

const { tenant, connection } = realStores();

allContracts('on Redis', (times) => {
  const stores = tenant(times);
  return { ...stores, passMachineTime: (ms) => letMachineTimePass(connection(), stores.tenant, ms) };
});
