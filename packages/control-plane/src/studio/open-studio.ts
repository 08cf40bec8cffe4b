import path from 'node:path';
import { PackageStore } from '@chalice-studio/bundler';
import { readExamples } from '@chalice-studio/codegen/examples';
import { adoptEntries } from '../audit/adoption';
import { BlobStore } from '../blobs/blob-store';
import { Builder } from '../code/builder';
import { toolchainOf } from '../code/toolchain';
import { Typechecks } from '../code/typechecks';
import { type OpenDatabase, openDatabase } from '../database/open';
import { migrationsFolderOf, templateName } from '../database/template';
import { DeploymentJobs } from '../deployments/jobs';
import type { RunningStudio } from '../entrance';
import { createHandler } from '../http/create-handler';
import { ImportReader } from '../imports/import-reader';
import { Mailer } from '../mail/mailer';
import { OpenIdProviders } from '../open-id/providers';
import { createAuth } from '../people/auth';
import { startRetention } from '../retention/run';
import { Documents } from '../revisions/documents';
import { reseal, resealedWords } from '../secrets/reseal';
import type { Settings } from '../settings/settings';
import { StackJobs } from '../stacks/jobs';
import { type Bus, InProcessBus } from '../streams/bus';
import { PostgresBus } from '../streams/postgres-bus';
import { PresenceBoard } from '../streams/presence';
import { readerFinder } from '../streams/readers';
import { mayHear } from '../streams/rights';
import type { StreamMessage } from '../streams/schema';
import { StreamHub } from '../streams/stream-hub';
import { TopicSources } from '../streams/topic-sources';
import { topics } from '../streams/topics';
import { AwsAccessPool } from '../targets/aws-access-pool';
import { AwsStudio } from '../targets/aws-studio';
import { LocalRunner } from '../targets/local-runner';
import type { Runner } from '../targets/runner';
import { launchOf } from '../targets/runner-launch';
import { Targets } from '../targets/targets';
import { WebsocketClients } from '../websocket-clients/clients';
import { Background } from './background';
import type { Studio } from './studio';

/** How long another worker may be silent before its deployments are taken over. */
const LEASE_MS = 15_000;

/** Opens the database and all that works on it. Throws DataFolderLockedError when another process has the folder. */
export async function openStudio(settings: Settings): Promise<RunningStudio> {
  const database = await openDatabase({
    url: settings.databaseUrl,
    dataFolder: settings.dataFolder,
    migrationsFolder: migrationsFolderOf(settings.root),
    templateFile: path.join(settings.root, 'packages/control-plane/dist', await templateName(settings.root)),
  });
  try {
    return (await openStudioOn(database, settings)).running;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What a test puts in the place of what is opened otherwise. */
type Parts = { runner?: Runner; bus?: Bus; leaseMs?: number };

export async function openStudioOn(
  database: OpenDatabase,
  settings: Settings,
  { runner: givenRunner, bus: givenBus, leaseMs = LEASE_MS }: Parts = {},
): Promise<{ running: RunningStudio; studio: Studio }> {
  const { prisma } = database;
  const { secretKeys, origins, version, dataFolder } = settings;
  const now = () => new Date();
  const bus = givenBus ?? (await openBus(database, settings));
  const { runner, closeRunner } =
    givenRunner === undefined
      ? startRunner(settings, (status) => hub.say(topics.studio, status))
      : { runner: givenRunner, closeRunner: async () => {} };
  const pool = new AwsAccessPool(settings.aws);
  const targets = new Targets({ database: prisma, runner, pool, secretKeys });
  const sources = new TopicSources(readerFinder({ database: prisma, targets }));
  const hub = new StreamHub({ bus, sources, mayHear: (personId, topic) => mayHear({ database }, personId, topic) });
  const presence = new PresenceBoard(bus, (topic, message) => hub.say(topic, message));
  const websocketClients = new WebsocketClients(bus, { isAlone: database.kind === 'embedded' });
  const documents = new Documents();
  const blobs = new BlobStore(path.join(dataFolder, 'blobs'));
  const packages = new PackageStore(path.join(dataFolder, 'packages'));
  const builder = new Builder({ packages, blobs, toolchain: toolchainOf(settings) });
  const jobs = new DeploymentJobs({ database, documents, blobs, builder, targets, bus, secretKeys, leaseMs, now });
  const isAlone = database.kind === 'embedded';
  const freed = (stageId: string) => jobs.freed(stageId);
  const stackJobs = new StackJobs({ database: prisma, blobs, targets, bus, now, leaseMs, isAlone, freed });
  const mailer = new Mailer(settings.mail);
  const openId = new OpenIdProviders({ database: prisma, secretKeys, configuration: settings.openId });
  const background = new Background();
  const studio: Studio = {
    ...{
      version,
      origins,
      secretKeys,
      database,
      documents,
      blobs,
      packages,
      builder,
      runner,
      targets,
      jobs,
      stackJobs,
    },
    aws: new AwsStudio(pool, settings.aws),
    ...{ bus, hub, presence, websocketClients },
    auth: createAuth({
      database: prisma,
      secret: settings.authSecret,
      secrets: settings.authSecrets,
      origins,
      mailer,
      providers: openId,
    }),
    openId,
    ...{ mailer, background },
    typechecks: new Typechecks(builder),
    importReader: new ImportReader(path.join(settings.root, 'packages/interchange/dist/reader.mjs')),
    examples: await readExamples(path.join(settings.root, 'examples')),
  };
  await adoptEntries(prisma);
  for (const line of resealedWords(await reseal(prisma, secretKeys), secretKeys)) console.log(`[secrets] ${line}`);
  await jobs.start();
  await stackJobs.start();
  const stopRetention = startRetention({ database: prisma, blobs, now });
  // What uses the database goes first; the runner ends with its connection to us.
  const close = async () => {
    stopRetention();
    hub.close();
    sources.close();
    presence.close();
    websocketClients.shutDown();
    await Promise.all([jobs.close(), stackJobs.close(), closeRunner(), background.settle()]);
    pool.close();
    await bus.close();
    await database.close();
  };
  return { running: { handle: createHandler(studio), endStreams: () => hub.close(), close }, studio };
}

function startRunner(settings: Settings, tell: (message: StreamMessage) => void) {
  const runner = new LocalRunner(launchOf(settings), (status) => tell({ type: 'runner', status }));
  return { runner, closeRunner: () => runner.close() };
}

function openBus({ prisma }: OpenDatabase, { databaseUrl }: Settings): Bus | Promise<Bus> {
  return databaseUrl === undefined ? new InProcessBus() : PostgresBus.open(databaseUrl, prisma);
}
