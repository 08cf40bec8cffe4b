import { APP_ID, type AppSpec, type Edit, emptyStageConfig, type StageConfig } from '@chalice-studio/appspec';
import { PackageStoreError } from '@chalice-studio/bundler';
import { enterProject } from '../access/gate';
import type { TeamId } from '../access/scope';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import type { Database } from '../database/prisma';
import { createRecordId } from '../record-id';
import { publishChange } from '../revisions/events';
import { submitChange } from '../revisions/mutations';
import { getDocument, getRevision } from '../revisions/queries';
import { getStage, listStages } from '../stages/queries';
import { readRegistrations } from './registrations';
import { templateText } from './template';

export const codeRouter = api.code.router({
  typecheck: api.code.typecheck.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.check'), input.projectId);
    const { studio } = context;
    const { revision, problems } = await studio.typechecks.check(project.projectId, () =>
      getDocument(studio.database.prisma, studio.documents, project),
    );
    return { revision, problems: [...problems] };
  }),

  readRegistrations: api.code.readRegistrations.handler(async ({ context, input }) => {
    const { teamId, projectId } = await enterProject(asking(context, 'document.write'), input.projectId);
    const { revision, problems } = await readRegistrations(context.studio, {
      teamId,
      projectId,
      author: context.person,
    });
    return { revision, problems: [...problems] };
  }),

  proposals: api.code.proposals.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.check'), input.projectId);
    const { studio } = context;
    const { prisma } = studio.database;
    const { spec, revision } = await getDocument(prisma, studio.documents, project);
    const stages = await listStages(prisma, project);
    const findings = await studio.builder.proposals(
      spec,
      stages.map((each) => each.config),
    );
    return { ...findings, revision };
  }),

  template: api.code.template.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.check'), input.projectId);
    const { studio } = context;
    const { prisma } = studio.database;
    const { spec, revision } =
      input.revision === undefined
        ? await getDocument(prisma, studio.documents, project)
        : {
            ...(await getRevision(prisma, studio.documents, { ...project, revision: input.revision })),
            revision: input.revision,
          };
    return { revision, ...templateText(spec, await stageConfigOf(prisma, project, input.stageId)) };
  }),

  searchPackages: api.code.searchPackages.handler(async ({ context, input }) => {
    await enterProject(asking(context, 'code.check'), input.projectId);
    return answered(() => context.studio.builder.searchPackages(input.text));
  }),

  findPackage: api.code.findPackage.handler(async ({ context, input }) => {
    await enterProject(asking(context, 'code.check'), input.projectId);
    return (await answered(() => context.studio.builder.findPackage(input.name))) ?? null;
  }),

  typings: api.code.typings.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.check'), input.projectId);
    const { studio } = context;
    const { spec } = await getDocument(studio.database.prisma, studio.documents, project);
    return studio.builder.typings(spec);
  }),

  setDependencies: api.code.setDependencies.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.dependencies'), input.projectId);
    const { studio, person } = context;
    const { prisma } = studio.database;
    const { spec, revision } = await getDocument(prisma, studio.documents, project);
    const lockfile = await answered(() => studio.packages.lock(input.packages, spec.dependencies.devPackages));
    const result = await submitChange(prisma, studio.documents, {
      ...project,
      author: person,
      change: {
        clientEditId: createRecordId(),
        baseRevision: revision,
        edits: dependencyEdits(spec, input.packages, lockfile),
      },
      summary: 'Changed the dependencies',
      at: new Date(),
    });
    if (result.status === 'refused') {
      const message = result.problems.map((problem) => problem.message).join(' ');
      throw new AppError({ code: 'INVALID', message });
    }
    publishChange(studio.bus, project.projectId, result.change);
    return { revision: result.change.revision };
  }),
});

function dependencyEdits(spec: AppSpec, packages: Record<string, string>, lockfile: string): Edit[] {
  const isEmpty = Object.keys({ ...packages, ...spec.dependencies.devPackages }).length === 0;
  const path = ['dependencies', 'lockfile'];
  return [
    { type: 'set', id: APP_ID, path: ['dependencies', 'packages'], value: packages },
    isEmpty ? { type: 'set', id: APP_ID, path } : { type: 'set', id: APP_ID, path, value: lockfile },
  ];
}

/** npm's own words, where the registry or a name is the reason. */
async function answered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof PackageStoreError)) throw error;
    throw new AppError({ code: 'INVALID', message: error.message, cause: error });
  }
}

async function stageConfigOf(
  database: Database,
  { teamId, projectId }: { teamId: TeamId; projectId: string },
  stageId: string | undefined,
): Promise<StageConfig> {
  if (stageId === undefined) return emptyStageConfig('dev');
  const stage = await getStage(database, { teamId, stageId });
  if (stage.projectId !== projectId)
    throw new AppError({ code: 'NOT_FOUND', message: 'The stage is of another project.' });
  return stage.config;
}
