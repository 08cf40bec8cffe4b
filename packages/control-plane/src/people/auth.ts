import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { addressOf } from '../http/request-address';
import type { AuthSecret } from '../settings/auth-secrets';
import { asApi } from './api-error';
import { COOKIE_PREFIX } from './cookies';
import { hashPassword, verifyPassword } from './password-hash';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-rules';
import { ensurePersonalTeam } from './personal-team';
import type { SignInContext } from './plugins/context';
import { openId } from './plugins/open-id';
import { passkeys } from './plugins/passkeys';
import { record } from './plugins/record';
import { requiredProvider } from './plugins/required-provider';
import { SIGN_IN, signIn } from './plugins/sign-in';
import { signInGuards } from './plugins/sign-in-guards';
import { signInRecords } from './plugins/sign-in-records';
import { SIGN_UP, signUp } from './plugins/sign-up';
import { teams } from './plugins/teams';
import { twoFactor } from './plugins/two-factor';
import { claimAdministration } from './sign-up-policy';
import { refuseSuspended } from './suspension';

type AuthOptions = SignInContext & { secret: string; secrets: AuthSecret[] | undefined };

export type Auth = ReturnType<typeof createAuth>;

/** Sign-up, sign-in and sessions; each plugin is a file in `plugins/`. */
export function createAuth({ secret, secrets, ...context }: AuthOptions) {
  const { database, origins } = context;
  return betterAuth({
    appName: 'Chalice Studio',
    baseURL: origins.publicUrl,
    basePath: '/api/auth',
    secret,
    ...(secrets !== undefined && { secrets }),
    trustedOrigins: [...origins.allowed],
    database: prismaAdapter(database, { provider: 'postgresql', transaction: true }),
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: origins.publicUrl.startsWith('https:') },
    telemetry: { enabled: false },
    // A wrong password is no trouble of the server's; it is in the audit log.
    logger: { level: 'error' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    user: {
      additionalFields: {
        isAdministrator: { type: 'boolean', required: false, defaultValue: false, input: false },
        suspendedAt: { type: 'date', required: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 1000,
      storage: 'database',
      // These count by account, too, and say when to try again: plugins/sign-in.ts, plugins/sign-up.ts.
      customRules: {
        [SIGN_IN]: false,
        [SIGN_UP]: false,
        // Wrong codes are counted by sign-in and by account (plugins/two-factor.ts); three in ten seconds, as the library
        // has it, would shut out a company behind one address.
        '/two-factor/*': { window: 60, max: 100 },
        // better-auth removes counters that are older than its longest window, ours too, which stand in the same table.
        // So it has one of a day, for an address that is not open; housekeeping removes what is older.
        '/ok': { window: 86_400, max: 1000 },
      },
    },
    databaseHooks: {
      user: {
        create: {
          after: async (user) => {
            await claimAdministration(database, user.id);
            await ensurePersonalTeam(database, user);
          },
        },
      },
      session: {
        create: {
          before: async ({ userId }, endpoint) => {
            if (endpoint === null) return;
            await asApi(() => refuseSuspended(endpoint.context.internalAdapter, userId));
            // better-auth keeps of an IPv6 address only its network, which a person does not know for their own.
            return { data: { ipAddress: addressOf(endpoint.headers ?? new Headers()) } };
          },
        },
      },
    },
    plugins: [
      teams(),
      signUp(context),
      signIn(context),
      openId(context),
      requiredProvider(context),
      // After signIn, which forgets its count once the password was right.
      twoFactor(context),
      passkeys(context),
      signInGuards(context),
      signInRecords(context),
      // The last, see there.
      record(context),
    ],
  });
}
