import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { contract } from '../contract';

/** Every procedure of the contract, `noun.verb`. */
export function listProcedures(): string[] {
  return proceduresOf().map(([name]) => name);
}

/** Those that are no mere reading: whatever is not GET. */
export function listMutations(): string[] {
  return proceduresOf()
    .filter(([, procedure]) => procedure['~orpc'].route.method !== 'GET')
    .map(([name]) => name);
}

function proceduresOf(): [string, AnyContractProcedure][] {
  return Object.entries(contract).flatMap(([noun, procedures]) =>
    Object.entries(procedures).flatMap(([verb, procedure]): [string, AnyContractProcedure][] =>
      isContractProcedure(procedure) ? [[`${noun}.${verb}`, procedure]] : [],
    ),
  );
}
