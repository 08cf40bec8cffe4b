import type { RootDatabase } from '../../database/prisma';
import type { Mailer } from '../../mail/mailer';
import type { OpenIdProviders } from '../../open-id/providers';
import type { Origins } from '../../settings/origins';

/** What the plugins of sign-in are made with. Each is a file of its own here, and a line in `../auth.ts`. */
export type SignInContext = {
  database: RootDatabase;
  origins: Origins;
  mailer: Mailer;
  /** The company's provider, if one is set up. */
  providers: OpenIdProviders;
};
