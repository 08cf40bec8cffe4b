import type { Use } from '@chalice-studio/appspec';

type Access = Use['access'][number];

/** Where the code says so; lines and columns count from 1. */
export type CodeLocation = { file: string; line: number; column: number };
export type Evidence = { command: string; access: readonly Access[]; location: CodeLocation };

/** The code needs it, and the design does not give it. */
export type MissingUse = {
  from: string;
  resource: string;
  access: readonly Access[];
  /** The edge that lacks the access, where there is an edge. */
  use?: string;
  /** The variable by which the code finds the resource, where it is not the usual one. */
  environmentVariable?: string;
  evidence: readonly Evidence[];
};

/** The design gives it, and the code makes no use of it. */
export type UnusedAccess = { use: string; from: string; resource: string; access: readonly Access[] };

/** What could not be told, and why. */
export type UnclearUse = { from: string; message: string; location?: CodeLocation };

/** What the code of handlers does with resources, held against the design. It grants nothing: people decide. */
export type UseFindings = {
  missing: readonly MissingUse[];
  unused: readonly UnusedAccess[];
  unclear: readonly UnclearUse[];
};
