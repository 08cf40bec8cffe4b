import { isContractProcedure } from '@orpc/contract';
import { contract } from '../contract';

/** Every procedure of the contract, `noun.verb`. */
export function listProcedures(): string[] {
  return Object.entries(contract).flatMap(([noun, procedures]) =>
    Object.entries(procedures)
      .filter(([, procedure]) => isContractProcedure(procedure))
      .map(([verb]) => `${noun}.${verb}`),
  );
}
