import { type AnyContractProcedure, isContractProcedure } from '@orpc/contract';
import { z } from 'zod';
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

type Reading = { name: string; path: string; fields: string[]; shape: Readonly<Record<string, z.core.$ZodType>> };

/** Those that only read, with their path in the plain API and the fields of their input. */
export function readingProcedures(): Reading[] {
  return proceduresOf().flatMap(([name, procedure]) => {
    const { route, inputSchema } = procedure['~orpc'];
    if (route.method !== 'GET' || route.path === undefined) return [];
    const shape = inputSchema instanceof z.ZodObject ? inputSchema.shape : {};
    return [{ name, path: route.path, fields: Object.keys(shape), shape }];
  });
}

function proceduresOf(): [string, AnyContractProcedure][] {
  return Object.entries(contract).flatMap(([noun, procedures]) =>
    Object.entries(procedures).flatMap(([verb, procedure]): [string, AnyContractProcedure][] =>
      isContractProcedure(procedure) ? [[`${noun}.${verb}`, procedure]] : [],
    ),
  );
}
