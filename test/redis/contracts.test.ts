import { allContracts } from '../contracts/all-contracts';
import { realStores } from './real-stores';

const { tenant, passMachineTime } = realStores();

allContracts('on Redis', (times) => ({ ...tenant(times), passMachineTime }));
