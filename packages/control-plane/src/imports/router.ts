import { enterTeam } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { createProject } from '../projects/mutations';
import { getProject } from '../projects/queries';
import { previewOf } from './preview';
import { type ReadUpload, readUpload } from './read-upload';

const words = {
  'app-spec': 'a design',
  openapi: 'an OpenAPI document',
  project: 'a project',
  chalice: 'a Python project',
} as const;

export const importsRouter = api.imports.router({
  preview: api.imports.preview.handler(async ({ context, input }) => {
    await enterTeam(asking(context, 'project.create'), input.teamId);
    return previewOf(await readUpload(context.studio, input.file));
  }),

  create: api.imports.create.handler(async ({ context, input }) => {
    const { teamId, memberRole } = await enterTeam(asking(context, 'project.create'), input.teamId);
    const { prisma } = context.studio.database;
    const { format, spec, stages } = readable(await readUpload(context.studio, input.file));
    const { name } = input;
    const projectId = await createProject(prisma, {
      ...{ teamId, name, stages, actor: context.person, at: new Date() },
      spec: { ...spec, name },
      summary: `Imported from ${words[format]}, ${input.file.name}`,
    });
    return getProject(prisma, { teamId, projectId, memberRole });
  }),
});

function readable({ format, imported }: ReadUpload) {
  if (imported.ok && format !== undefined) return { format, spec: imported.spec, stages: imported.stages };
  const [first] = imported.findings;
  const place =
    first?.file === undefined ? '' : `${first.file}${first.line === undefined ? '' : `, line ${first.line}`}: `;
  throw new AppError({ code: 'INVALID', message: `${place}${first?.message ?? 'The file cannot be imported.'}` });
}
