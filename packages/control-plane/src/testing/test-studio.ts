import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '../database/open';
import { makeTemplate, migrationsFolderOf } from '../database/template';
import type { MailSettings } from '../mail/mailer';
import type { OpenIdConfiguration } from '../open-id/providers';
import { secretKeysOf } from '../secrets/secret-keys';
import type { AuthSecret } from '../settings/auth-secrets';
import { originsOf } from '../settings/origins';
import type { AwsSettings, Settings } from '../settings/settings';
import type { Bus } from '../streams/bus';
import { openStudioOn } from '../studio/open-studio';
import type { Studio } from '../studio/studio';
import type { Runner } from '../targets/runner';
import { type Handle, TestPerson } from './person';
import { RecordingTarget } from './recording-target';

export const root = path.join(import.meta.dirname, '../../../..');

export type TestStudio = {
  handle: Handle;
  studio: Studio;
  signUp: (name?: string) => Promise<TestPerson>;
  close: () => Promise<void>;
};

type Options = {
  /** A Postgres database; without one it is PGlite in memory, or in `dataFolder`. */
  url?: string | undefined;
  dataFolder?: string;
  runner?: Runner;
  bus?: Bus;
  leaseMs?: number;
  aws?: Partial<AwsSettings>;
  mail?: MailSettings;
  openId?: OpenIdConfiguration;
  authSecrets?: AuthSecret[];
};

/** A studio as it runs, on a database of its own. */
export async function openTestStudio(options: Options = {}): Promise<TestStudio> {
  const folder = options.dataFolder ?? mkdtempSync(path.join(tmpdir(), 'control-plane-'));
  const database = await openTestDatabase(options);
  const runner = options.runner ?? new RecordingTarget();
  const { running, studio } = await openStudioOn(database, settingsOf(folder, options), {
    runner,
    ...(options.bus === undefined ? {} : { bus: options.bus }),
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
  });
  return {
    handle: running.handle,
    studio,
    signUp: (name) => TestPerson.signUp(running.handle, name),
    close: async () => {
      await running.close();
      if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The database alone, on which nobody works. */
export async function openTestDatabase({ url, dataFolder = 'memory' }: Pick<Options, 'url' | 'dataFolder'>) {
  return openDatabase({
    ...{ url, dataFolder, migrationsFolder: migrationsFolderOf(root) },
    templateFile: await makeTemplate(root, path.join(tmpdir(), 'control-plane-templates')),
  });
}

function settingsOf(dataFolder: string, { url: databaseUrl, aws, mail, openId, authSecrets }: Options): Settings {
  return {
    ...{ version: '0.0.0', root, dataFolder, databaseUrl },
    origins: originsOf({ url: undefined, port: 3000 }),
    authSecret: 'a secret of tests that is long enough',
    authSecrets,
    secretKeys: secretKeysOf('07'.repeat(32)),
    ...{ gatewayPort: 0, gatewayPublicUrl: undefined, runner: undefined, allowsOpenNetwork: false, trustsProxy: false },
    ...{ runnerEntry: '', runtimeDirectory: undefined },
    aws: { region: 'us-east-1', endpoint: undefined, templateBucket: undefined, ...aws },
    mail,
    openId: openId ?? { provider: undefined, allowsHttp: false },
  };
}
