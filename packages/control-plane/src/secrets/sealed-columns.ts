import type { RootDatabase } from '../database/prisma';
import { placeOfClientSecret, placeOfSecret } from './seal';

/** A sealed value in the database, and how it is put back unless somebody has set it meanwhile. */
type SealedValue = {
  place: string;
  sealed: Uint8Array;
  replace: (sealed: Uint8Array<ArrayBuffer>) => Promise<boolean>;
};

/** A page of a column's values that do not begin with `header`, and of how many rows that is the case. */
type SealedColumn = {
  list: (database: RootDatabase, header: Uint8Array<ArrayBuffer>) => Promise<SealedValue[]>;
};

/**
 * Every column that holds sealed values, by its table: a key is out of use only when none of them needs it. What
 * better-auth encrypts (authenticator apps) has keys of its own: BETTER_AUTH_SECRETS.
 */
export const sealedColumns: Record<string, SealedColumn> = {
  'Secret.sealed': {
    list: async (database, header) => {
      const rows = await database.secret.findMany({
        orderBy: [{ stageId: 'asc' }, { name: 'asc' }, { version: 'asc' }],
      });
      return rows
        .filter(({ sealed }) => !beginsWith(sealed, header))
        .map(({ stageId, name, version, sealed }) => ({
          place: placeOfSecret({ stageId, name, version }),
          sealed,
          replace: async (again) => {
            const where = { stageId, name, version, sealed };
            return (await database.secret.updateMany({ where, data: { sealed: again } })).count > 0;
          },
        }));
    },
  },
  'OpenIdProvider.clientSecret': {
    list: async (database, header) => {
      const rows = await database.openIdProvider.findMany({ select: { id: true, clientSecret: true } });
      return rows
        .filter(({ clientSecret }) => !beginsWith(clientSecret, header))
        .map(({ id, clientSecret }) => ({
          place: placeOfClientSecret(id),
          sealed: clientSecret,
          replace: async (again) => {
            const where = { id, clientSecret };
            return (await database.openIdProvider.updateMany({ where, data: { clientSecret: again } })).count > 0;
          },
        }));
    },
  },
};

function beginsWith(sealed: Uint8Array, header: Uint8Array): boolean {
  return Buffer.from(sealed.subarray(0, header.length)).equals(header);
}
