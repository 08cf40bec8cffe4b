import type { RootDatabase } from '../../database/prisma';
import type { Mailer } from '../../mail/mailer';
import type { SecretKeys } from '../../secrets/secret-keys';
import type { Origins } from '../../settings/origins';

/** What the plugins of sign-in are made with. Each is a file of its own here, and a line in `../auth.ts`. */
export type SignInContext = {
  database: RootDatabase;
  origins: Origins;
  mailer: Mailer;
  /** Seal what is stored of other sign-in providers. */
  secretKeys: SecretKeys;
};
