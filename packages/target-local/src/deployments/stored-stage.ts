import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appSpecSchema, stageConfigSchema } from '@chalice-studio/appspec';
import { z } from 'zod';
import { stageSchema } from '../protocol/schemas';

const storedDeploymentSchema = z.object({
  deploymentId: z.string(),
  stage: stageSchema,
  spec: appSpecSchema,
  stageConfig: stageConfigSchema,
  artifact: z.object({
    sha256: z.string(),
    functions: z.array(z.object({ name: z.string(), handler: z.string() })),
  }),
  sealedSecrets: z.string(),
  schedules: z.array(
    z.object({
      functionName: z.string(),
      expression: z.string(),
      since: z.number(),
      retries: z.number().optional(),
    }),
  ),
});
export type StoredDeployment = z.infer<typeof storedDeploymentSchema>;

const identitySchema = z.object({ accessKeyId: z.string(), secretAccessKey: z.string(), apiKey: z.string() });
export type StageIdentity = z.infer<typeof identitySchema>;

export type StageFolders = Awaited<ReturnType<typeof stageFolders>>;

/** The longest path of a Unix socket that every system takes, with room for its name. */
const LONGEST_SOCKET_FOLDER = 80;

/** `<data>/stages/<key>/…`: what a stage has on disk. Its sockets lie elsewhere where that path is too long for one. */
export async function stageFolders(dataDirectory: string, key: string) {
  const root = path.join(dataDirectory, 'stages', key);
  const sockets = path.join(root, 'sockets');
  return {
    root,
    deployment: path.join(root, 'deployment.json'),
    identity: path.join(root, 'identity.json'),
    artifacts: path.join(root, 'artifacts'),
    logs: path.join(root, 'logs'),
    data: path.join(root, 'data'),
    sockets: sockets.length <= LONGEST_SOCKET_FOLDER ? sockets : await mkdtemp(path.join(tmpdir(), 'stage-')),
  };
}

export async function listStoredStages(dataDirectory: string): Promise<string[]> {
  const directory = path.join(dataDirectory, 'stages');
  await mkdir(directory, { recursive: true });
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

export async function readDeployment(folders: StageFolders): Promise<StoredDeployment | undefined> {
  const text = await readIfThere(folders.deployment);
  return text === undefined ? undefined : storedDeploymentSchema.parse(JSON.parse(text));
}

/** Written whole or not at all. */
export async function writeDeployment(folders: StageFolders, deployment: StoredDeployment): Promise<void> {
  await writeWhole(folders.deployment, JSON.stringify(deployment));
}

/** The stage's own credentials and API key: made once, kept for ever. */
export async function stageIdentity(folders: StageFolders): Promise<StageIdentity> {
  const text = await readIfThere(folders.identity);
  if (text !== undefined) return identitySchema.parse(JSON.parse(text));
  const identity = {
    accessKeyId: `AKIALOCAL${randomBytes(6).toString('hex').toUpperCase().slice(0, 11)}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
    apiKey: randomBytes(20).toString('base64url'),
  };
  await mkdir(folders.root, { recursive: true });
  await writeWhole(folders.identity, JSON.stringify(identity));
  return identity;
}

async function writeWhole(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.part`;
  await writeFile(temporary, text, { mode: 0o600 });
  await rename(temporary, file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
