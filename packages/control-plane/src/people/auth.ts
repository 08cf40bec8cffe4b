import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { adminAc, defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access';
import type { RootDatabase } from '../database/prisma';
import type { Origins } from '../settings/origins';
import { COOKIE_PREFIX } from './cookies';
import { ensurePersonalTeam } from './personal-team';

type AuthOptions = { database: RootDatabase; secret: string; origins: Origins };

export type Auth = ReturnType<typeof createAuth>;

/** Sign-up, sign-in, sessions and teams. */
export function createAuth({ database, secret, origins }: AuthOptions) {
  const access = createAccessControl(defaultStatements);
  return betterAuth({
    ...authShape,
    appName: 'Chalice Studio',
    baseURL: origins.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...origins.allowed],
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: origins.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    databaseHooks: { user: { create: { after: (user) => ensurePersonalTeam(database, user) } } },
    plugins: [
      organization({
        ac: access,
        roles: { owner: ownerAc, admin: adminAc, editor: memberAc, operator: memberAc, viewer: memberAc },
        creatorRole: 'owner',
      }),
    ],
  });
}

/** What decides the tables that better-auth wants; a test compares them with schema.prisma. */
export const authShape = {
  emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
  rateLimit: {
    enabled: true,
    window: 60,
    max: 1000,
    storage: 'database',
    customRules: { '/sign-in/email': { window: 60, max: 10 }, '/sign-up/email': { window: 60, max: 10 } },
  },
} as const;
