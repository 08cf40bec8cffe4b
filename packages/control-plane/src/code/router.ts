import { APP_ID, type AppSpec, type Edit } from '@chalice-studio/appspec';
import { PackageStoreError } from '@chalice-studio/bundler';
import { enterProject } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { createRecordId } from '../record-id';
import { publishChange } from '../revisions/events';
import { submitChange } from '../revisions/mutations';
import { getDocument } from '../revisions/queries';
import { listStages } from '../stages/queries';

export const codeRouter = api.code.router({
  typecheck: api.code.typecheck.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'code.check'), input.projectId);
    const { studio } = context;
    const { revision, problems } = await studio.typechecks.check(project.projectId, () =>
      getDocument(studio.database.prisma, studio.documents, project),
    );
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
    const lockfile = await lock(() => studio.packages.lock(input.packages, spec.dependencies.devPackages));
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

async function lock(resolve: () => Promise<string>): Promise<string> {
  try {
    return await resolve();
  } catch (error) {
    if (!(error instanceof PackageStoreError)) throw error;
    throw new AppError({ code: 'INVALID', message: error.message, cause: error });
  }
}
