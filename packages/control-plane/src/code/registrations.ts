import { type AppSpec, appSpecSchema, diffSpecs, type Problem, sameJson } from '@chalice-studio/appspec';
import { PackageStoreError } from '@chalice-studio/bundler';
import { generate, withRegistrations } from '@chalice-studio/codegen';
import { z } from 'zod';
import type { TeamId } from '../access/scope';
import { AppError } from '../app-error';
import type { Person } from '../contract/base';
import { loadApp } from '../imports/load-app';
import { createRecordId } from '../record-id';
import { publishChange } from '../revisions/events';
import { submitChange } from '../revisions/mutations';
import { getDocument } from '../revisions/queries';
import type { Studio } from '../studio/studio';

type Reading = { teamId: TeamId; projectId: string; author: Person };
type Read = { revision: number; problems: readonly Problem[] };

/** How often people may type between reading code and writing down what it says, before the next pause is waited for. */
const MOST_ATTEMPTS = 4;

/**
 * Reads a code-first project's code again: the runner loads it, and what it registers now becomes a change of the
 * document. A designed project says itself what it registers: there is nothing to read.
 */
export async function readRegistrations(studio: Studio, reading: Reading): Promise<Read> {
  const { prisma } = studio.database;
  let read = await getDocument(prisma, studio.documents, reading);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (read.spec.mode !== 'code-first') return { revision: read.revision, problems: [] };
    const { spec, revision } = read;
    const loaded = await load(studio, spec);
    if (!loaded.ok) return { revision, problems: loaded.problems };
    const written = await write(studio, reading, { app: loaded.app, spec });
    if (written !== undefined) return written;
    read = await getDocument(prisma, studio.documents, reading);
  }
  throw new AppError({ code: 'CONFLICT', message: 'The code is being changed. It is read once nobody types.' });
}

async function load(studio: Studio, spec: AppSpec): ReturnType<typeof loadApp> {
  const { packages, lockfile } = spec.dependencies;
  const dependencies = { packages, devPackages: {}, ...(lockfile === undefined ? {} : { lockfile }) };
  try {
    return await loadApp(studio, { files: generate(spec).tree, dependencies });
  } catch (error) {
    if (!(error instanceof PackageStoreError)) throw error;
    const problem = { entityId: 'app', path: ['dependencies'], code: 'packages', message: error.message };
    return { ok: false, problems: [{ ...problem, severity: 'error' }] };
  }
}

/** Undefined where the code was changed since it was loaded. */
async function write(
  studio: Studio,
  { author, ...project }: Reading,
  loaded: { app: unknown; spec: AppSpec },
): Promise<Read | undefined> {
  const { prisma } = studio.database;
  const { spec, revision } = await getDocument(prisma, studio.documents, project);
  if (spec.source !== loaded.spec.source && !sameJson(spec.source, loaded.spec.source)) return undefined;
  const told = registered(spec, loaded.app);
  if (!('spec' in told)) return { revision, problems: told.problems };
  const edits = diffSpecs(spec, told.spec);
  if (edits.length === 0) return { revision, problems: told.problems };
  const change = { clientEditId: createRecordId(), baseRevision: revision, edits };
  const submission = { ...project, author, change, at: new Date(), summary: 'Read what the code registers' };
  try {
    const result = await submitChange(prisma, studio.documents, { ...submission, isOfCode: true });
    if (result.status === 'refused') return { revision, problems: result.problems };
    publishChange(studio.bus, project.projectId, result.change);
    return { revision: result.change.revision, problems: told.problems };
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return undefined;
    throw error;
  }
}

/** What code tells of itself is checked as what comes from any other stranger. */
function registered(
  spec: AppSpec,
  app: unknown,
): { spec: AppSpec; problems: readonly Problem[] } | Pick<Read, 'problems'> {
  try {
    const told = withRegistrations(spec, app);
    return { ...told, spec: appSpecSchema.parse(JSON.parse(JSON.stringify(told.spec))) };
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const message = `What the code registers could not be read: ${z.prettifyError(error).replace(/\s+/g, ' ')}`;
    const location = { file: 'app.ts', line: 1, column: 1 };
    return { problems: [{ entityId: 'app', path: [], code: 'unreadable-code', message, severity: 'error', location }] };
  }
}
