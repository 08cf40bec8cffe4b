import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { MailSettings } from '../mail/mailer';
import type { OpenIdConfiguration } from '../open-id/providers';
import { type SecretKeys, secretKeysOf } from '../secrets/secret-keys';
import { type AuthSecret, authSecrets } from './auth-secrets';
import { readOldKeys, readOrMakeKey } from './keys';
import { openIdOf, openIdVariables } from './open-id';
import { type Origins, originsOf } from './origins';
import { flag, optional, SettingsError } from './variables';

export { SettingsError };

export type Settings = {
  version: string;
  /** The repository, or what stands for it in the image: migrations and examples are below it. */
  root: string;
  dataFolder: string;
  databaseUrl: string | undefined;
  origins: Origins;
  authSecret: string;
  /** In the place of `authSecret`, which still opens what was encrypted before; the first is the present one. */
  authSecrets: AuthSecret[] | undefined;
  /** With which secrets are sealed, and with which they were. */
  secretKeys: SecretKeys;
  gatewayPort: number;
  gatewayPublicUrl: string | undefined;
  /** A runner that runs by itself; without one, the studio starts its own. */
  runner: { address: string; token: string } | undefined;
  allowsOpenNetwork: boolean;
  trustsProxy: boolean;
  /** The built runner, for the embedded form. */
  runnerEntry: string;
  /** The installed package of the runtime; found in the repository where it is not given. */
  runtimeDirectory: string | undefined;
  aws: AwsSettings;
  /** A mail server; without one links are copied and passed on by hand. */
  mail: MailSettings | undefined;
  /** The company's provider, where the server's configuration names one. */
  openId: OpenIdConfiguration;
};

export type AwsSettings = {
  /** Where the studio asks who it is at AWS. Each connection names a region of its own. */
  region: string;
  /** Another address that speaks AWS's API: an emulator. Of the server's configuration alone, never a user's. */
  endpoint: string | undefined;
  /** Where connection templates are put for the console's quick-create page; the customers' accounts must be able to read it. */
  templateBucket: string | undefined;
};

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port’s number')
  .transform(Number);

const environmentSchema = z.object({
  STUDIO_ROOT: optional(z.string()),
  STUDIO_DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')),
  STUDIO_URL: optional(z.url({ protocol: /^https?$/ })),
  PORT: optional(port),
  GATEWAY_PORT: optional(port),
  GATEWAY_PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  RUNNER_ADDRESS: optional(z.string()),
  RUNNER_TOKEN: optional(z.string()),
  RUNNER_ALLOW_OPEN_NETWORK: flag,
  STUDIO_SECRET_KEY: optional(z.string().regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')),
  STUDIO_SECRET_KEYS_OLD: optional(
    z
      .string()
      .regex(
        /^\s*[0-9a-f]{64}([\s,]+[0-9a-f]{64})*[\s,]*$/i,
        'must be keys of 64 hexadecimal digits with commas between',
      ),
  ).transform((keys = '') => keys.split(/[\s,]+/).filter(Boolean)),
  BETTER_AUTH_SECRET: optional(z.string().min(32, 'must have at least 32 characters')),
  BETTER_AUTH_SECRETS: authSecrets,
  STUDIO_TRUST_PROXY: flag,
  STUDIO_RUNTIME_DIRECTORY: optional(z.string()),
  STUDIO_AWS_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  STUDIO_AWS_TEMPLATE_BUCKET: optional(
    z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be a bucket’s name'),
  ),
  STUDIO_SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
  STUDIO_MAIL_FROM: optional(
    z.string().regex(/^[^\r\n]*@[^\r\n]*$/, 'must be an address, as in Studio <studio@example.org>'),
  ),
  ...openIdVariables,
  AWS_REGION: optional(z.string()),
  AWS_DEFAULT_REGION: optional(z.string()),
});

/** The studio's settings from its environment; `defaultRoot` is the repository. Throws an error that names each variable that is wrong. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, defaultRoot: string): Settings {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    throw new SettingsError(
      parsed.error.issues.map(({ path: [name], message }) => `${String(name)}: ${message}`).join('; '),
    );
  }
  const variables = parsed.data;
  const root = variables.STUDIO_ROOT ?? defaultRoot;
  const dataFolder = path.resolve(variables.STUDIO_DATA_DIR ?? path.join(root, '.data'));
  const isEmbedded = variables.DATABASE_URL === undefined;
  const keysFolder = path.join(dataFolder, 'keys');
  const key = (name: 'BETTER_AUTH_SECRET' | 'STUDIO_SECRET_KEY') => {
    const given = variables[name];
    if (given !== undefined) return given;
    if (isEmbedded) return readOrMakeKey(keysFolder, name.toLowerCase().replaceAll('_', '-'));
    throw new SettingsError(
      `${name} must be set when DATABASE_URL is: 64 hexadecimal digits, of openssl rand -hex 32.`,
    );
  };
  return {
    version: versionOf(root),
    root,
    dataFolder,
    databaseUrl: variables.DATABASE_URL,
    origins: originsOf({ url: variables.STUDIO_URL, port: variables.PORT ?? 3000 }),
    authSecret: key('BETTER_AUTH_SECRET'),
    authSecrets: variables.BETTER_AUTH_SECRETS,
    secretKeys: secretKeysOf(key('STUDIO_SECRET_KEY'), [
      ...variables.STUDIO_SECRET_KEYS_OLD,
      ...(isEmbedded ? readOldKeys(keysFolder, 'studio-secret-key') : []),
    ]),
    gatewayPort: variables.GATEWAY_PORT ?? 3001,
    gatewayPublicUrl: variables.GATEWAY_PUBLIC_URL,
    runner: runnerOf(variables.RUNNER_ADDRESS, variables.RUNNER_TOKEN),
    allowsOpenNetwork: variables.RUNNER_ALLOW_OPEN_NETWORK,
    trustsProxy: variables.STUDIO_TRUST_PROXY,
    runnerEntry: path.join(root, 'packages/target-local/dist/runner.mjs'),
    runtimeDirectory: variables.STUDIO_RUNTIME_DIRECTORY,
    aws: {
      region: variables.AWS_REGION ?? variables.AWS_DEFAULT_REGION ?? 'us-east-1',
      endpoint: variables.STUDIO_AWS_ENDPOINT?.replace(/\/$/, ''),
      templateBucket: variables.STUDIO_AWS_TEMPLATE_BUCKET,
    },
    mail: mailOf(variables.STUDIO_SMTP_URL, variables.STUDIO_MAIL_FROM),
    openId: openIdOf(variables),
  };
}

function runnerOf(address: string | undefined, token: string | undefined): Settings['runner'] {
  if (address === undefined) return undefined;
  if (token === undefined) throw new SettingsError('RUNNER_TOKEN must be set when RUNNER_ADDRESS is.');
  return { address, token };
}

function mailOf(smtpUrl: string | undefined, from: string | undefined): MailSettings | undefined {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new SettingsError('STUDIO_MAIL_FROM must be set when STUDIO_SMTP_URL is.');
  return { smtpUrl, from };
}

function versionOf(root: string): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
    .version;
}
