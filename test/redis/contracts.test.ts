import { allContracts } from '../contracts/all-contracts';
import { earlierSmallSchemas } from '../contracts/small-case';
import { realStores } from './real-stores';
import { letMachineTimePass } from './time-of-tenant';

const { tenant, connection } = realStores();

allContracts('on Redis', (times) => {
  const stores = tenant(times);
  const earlier = tenant({ tenant: stores.tenant, schemas: earlierSmallSchemas }).cases;
  return { ...stores, earlier, passMachineTime: (ms) => letMachineTimePass(connection(), stores.tenant, ms) };
});
