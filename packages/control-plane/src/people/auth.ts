import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { COOKIE_PREFIX } from './cookies';
import { ensurePersonalTeam } from './personal-team';
import type { SignInContext } from './plugins/context';
import { teams } from './plugins/teams';

type AuthOptions = SignInContext & { secret: string };

export type Auth = ReturnType<typeof createAuth>;

/** Sign-up, sign-in and sessions; each plugin is a file in `plugins/`. */
export function createAuth({ secret, ...context }: AuthOptions) {
  const { database, origins } = context;
  return betterAuth({
    appName: 'Chalice Studio',
    baseURL: origins.publicUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [...origins.allowed],
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: origins.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 1000,
      storage: 'database',
      customRules: { '/sign-in/email': { window: 60, max: 10 }, '/sign-up/email': { window: 60, max: 10 } },
    },
    databaseHooks: { user: { create: { after: (user) => ensurePersonalTeam(database, user) } } },
    plugins: [teams()],
  });
}
