import { type AppSpec, emptyAppSpec } from '@chalice-studio/appspec';
import { enterProject, enterProjects, enterTeam } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import type { Studio } from '../studio/studio';
import { createProject, deleteProject, restoreProject } from './mutations';
import { getProject, listGivenProjects } from './queries';

export const projectsRouter = api.projects.router({
  list: api.projects.list.handler(async ({ context, input }) => {
    const { prisma } = context.studio.database;
    const request = asking(context, 'project.read');
    const team = input.teamId === undefined ? undefined : await enterTeam(request, input.teamId);
    return listGivenProjects(prisma, await enterProjects(request, team));
  }),

  get: api.projects.get.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.read'), input.projectId);
    return getProject(context.studio.database.prisma, project);
  }),

  create: api.projects.create.handler(async ({ context, input }) => {
    const { teamId, memberRole } = await enterTeam(asking(context, 'project.create'), input.teamId);
    const { prisma } = context.studio.database;
    const { name, start } = input;
    const begin = start.type === 'blank' ? blank(name) : fromExample(context.studio, start.example, name);
    const projectId = await createProject(prisma, { teamId, name, ...begin, actor: context.person, at: new Date() });
    return getProject(prisma, { teamId, projectId, memberRole });
  }),

  delete: api.projects.delete.handler(async ({ context, input }) => {
    const { studio, person } = context;
    const project = await enterProject(asking(context, 'project.delete'), input.projectId);
    const { confirmName } = input;
    const until = await deleteProject(studio.database.prisma, {
      ...project,
      confirmName,
      actor: person,
      at: new Date(),
    });
    studio.documents.forget(project.projectId);
    await studio.hub.checkRights();
    return { restorableUntil: until.getTime() };
  }),

  restore: api.projects.restore.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.delete'), input.projectId, { deleted: true });
    const { prisma } = context.studio.database;
    await restoreProject(prisma, { ...project, actor: context.person, at: new Date() });
    return getProject(prisma, project);
  }),
});

function blank(name: string): { spec: AppSpec; summary: string } {
  return { spec: emptyAppSpec(name), summary: 'Created the project' };
}

function fromExample({ examples }: Studio, exampleName: string, name: string): { spec: AppSpec; summary: string } {
  const example = examples.find((each) => each.name === exampleName);
  if (example === undefined) {
    const names = examples.map((each) => each.name).join(', ');
    throw new AppError({ code: 'INVALID', message: `There is no example ${exampleName}. There are ${names}.` });
  }
  return { spec: { ...example.spec, name }, summary: `Created from the example ${exampleName}` };
}
