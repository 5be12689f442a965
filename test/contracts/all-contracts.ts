import { caseListContract } from './case-list-contract';
import { caseStoreContract } from './case-store-contract';
import { addressBookContract, directoryStoreContract } from './directory-contracts';
import { draftStoreContract } from './draft-store-contract';
import { dueSetContract } from './due-set-contract';
import { earlierReleaseContract } from './earlier-release-contract';
import { followAccountsContract } from './follow-accounts-contract';
import { ledgerContract } from './ledger-contract';
import { printTicketsContract } from './print-tickets-contract';
import { severalCasesContract } from './several-cases-contract';
import type { MakeStores } from './stores-under-test';
import { throttleContract } from './throttle-contract';

/** Every port's contract. */
export function allContracts(name: string, makeStores: MakeStores): void {
  caseListContract(name, makeStores);
  caseStoreContract(name, makeStores);
  severalCasesContract(name, makeStores);
  earlierReleaseContract(name, makeStores);
  draftStoreContract(name, makeStores);
  dueSetContract(name, makeStores);
  ledgerContract(name, makeStores);
  directoryStoreContract(name, makeStores);
  addressBookContract(name, makeStores);
  printTicketsContract(name, makeStores);
  followAccountsContract(name, makeStores);
  throttleContract(name, makeStores);
}
