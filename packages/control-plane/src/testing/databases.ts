import { findPostgres, startPostgres, type TestPostgres } from './postgres';

/** A database that tests run on; `createUrl` makes an empty one, undefined for PGlite in memory. */
export type TestDatabase = { name: string; createUrl: () => Promise<string | undefined>; stop: () => Promise<void> };

let server: Promise<TestPostgres> | undefined;

const embedded: TestDatabase = { name: 'PGlite', createUrl: async () => undefined, stop: async () => {} };

/** PGlite, and Postgres where a server is installed. Its absence is told: a suite that shrinks in silence proves less than it says. */
export function testDatabases(): TestDatabase[] {
  const programs = findPostgres();
  if (programs === undefined) {
    console.warn('\n*** No Postgres server is installed (initdb was not found): these tests run on PGlite only. ***\n');
    return [embedded];
  }
  const postgres: TestDatabase = {
    name: 'Postgres',
    createUrl: async () => {
      server ??= startPostgres(programs);
      return (await server).createDatabase();
    },
    stop: async () => {
      await (await server)?.stop();
      server = undefined;
    },
  };
  return [embedded, postgres];
}
