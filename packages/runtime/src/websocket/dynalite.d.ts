/** The part of dynalite, a DynamoDB on this machine, that a test uses. */
declare module 'dynalite' {
  import type { Server } from 'node:http';
  import type { AddressInfo } from 'node:net';

  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default function dynalite(options?: { createTableMs?: number }): Server & { address(): AddressInfo };
}
