/** The part of dynalite, a DynamoDB on this machine, that a test uses. */
declare module 'dynalite' {
  import type { Server } from 'node:http';

  // biome-ignore lint/style/noDefaultExport: it is the package's own
  export default function dynalite(options?: { createTableMs?: number }): Server;
}
