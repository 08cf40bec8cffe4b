import { enterProject } from '../access/gate';
import { api, asking } from '../api/base';
import { setCapture } from './mutations';
import { getCapture } from './queries';

export const privacyRouter = api.privacy.router({
  capture: api.privacy.capture.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'project.read'), input.projectId);
    return getCapture(context.studio.database.prisma, project);
  }),

  setCapture: api.privacy.setCapture.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'capture.write'), input.projectId);
    const { prisma } = context.studio.database;
    await setCapture(prisma, { ...project, ...input, actor: context.person, at: new Date() });
    return getCapture(prisma, project);
  }),
});
