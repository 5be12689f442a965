import { caseStoreContract } from './case-store-contract';
import { addressBookContract, directoryStoreContract } from './directory-contracts';
import { draftStoreContract } from './draft-store-contract';
import { dueSetContract } from './due-set-contract';
import { ledgerContract } from './ledger-contract';
import { printTicketsContract } from './print-tickets-contract';
import type { MakeStores } from './stores-under-test';

/** Every port's contract. */
export function allContracts(name: string, makeStores: MakeStores): void {
  caseStoreContract(name, makeStores);
  draftStoreContract(name, makeStores);
  dueSetContract(name, makeStores);
  ledgerContract(name, makeStores);
  directoryStoreContract(name, makeStores);
  addressBookContract(name, makeStores);
  printTicketsContract(name, makeStores);
}
