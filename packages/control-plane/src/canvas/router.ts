import { enterProject } from '../access/gate';
import { api, asking } from '../api/base';
import { publishNotes } from './events';
import { annotate } from './mutations';
import { getCanvas } from './queries';

export const canvasRouter = api.canvas.router({
  get: api.canvas.get.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.read'), input.projectId);
    return getCanvas(context.studio.database.prisma, project);
  }),

  annotate: api.canvas.annotate.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.move'), input.projectId);
    const { database, bus } = context.studio;
    const { teamId, projectId } = project;
    const notes = await annotate(database.prisma, {
      ...{ teamId, projectId, changes: input.notes },
      ...{ actor: context.person, at: new Date() },
    });
    publishNotes(bus, projectId, { clientId: input.clientId, notes });
    return { notes };
  }),
});
