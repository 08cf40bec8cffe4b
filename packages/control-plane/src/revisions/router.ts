import { diffSpecs } from '@chalice-studio/appspec';
import { enterProject, enterTeam } from '../access/gate';
import { api, asking } from '../api/base';
import { AppError } from '../app-error';
import { getProject } from '../projects/queries';
import { createRecordId } from '../record-id';
import { branchProject } from './branching';
import { publishChange, publishHistory, publishPositions } from './events';
import { moveConstructs, submitChange } from './mutations';
import { removeRevisionName, setRevisionName } from './names';
import { getDocument, getRevision, listChangesSince, listRevisions } from './queries';

const PAGE = 50;

export const revisionsRouter = api.revisions.router({
  open: api.revisions.open.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.read'), input.projectId);
    const { studio } = context;
    return getDocument(studio.database.prisma, studio.documents, project);
  }),

  submit: api.revisions.submit.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.write'), input.projectId);
    const { studio, person } = context;
    const result = await submitChange(studio.database.prisma, studio.documents, {
      ...project,
      author: person,
      change: input.change,
      at: new Date(),
    });
    if (result.status === 'refused') return result;
    const { isRepeated, ...accepted } = result;
    if (!isRepeated) publishChange(studio.bus, project.projectId, accepted.change);
    return accepted;
  }),

  since: api.revisions.since.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.read'), input.projectId);
    return listChangesSince(context.studio.database.prisma, project, { after: input.revision });
  }),

  list: api.revisions.list.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.read'), input.projectId);
    const before = input.cursor === undefined ? undefined : Number.parseInt(input.cursor, 10);
    if (Number.isNaN(before)) throw new AppError({ code: 'INVALID', message: 'The cursor is not one of this list.' });
    const { limit = PAGE, filter } = input;
    return listRevisions(context.studio.database.prisma, project, { before, limit, filter });
  }),

  get: api.revisions.get.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.read'), input.projectId);
    const { studio } = context;
    return getRevision(studio.database.prisma, studio.documents, { ...project, revision: input.revision });
  }),

  restore: api.revisions.restore.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.write'), input.projectId);
    const { studio, person } = context;
    const { prisma } = studio.database;
    const present = await getDocument(prisma, studio.documents, project);
    const { spec } = await getRevision(prisma, studio.documents, { ...project, revision: input.revision });
    const edits = diffSpecs(present.spec, spec);
    if (edits.length === 0) {
      throw new AppError({ code: 'CONFLICT', message: `The document is as it was at revision ${input.revision}.` });
    }
    const result = await submitChange(prisma, studio.documents, {
      ...project,
      author: person,
      change: { clientEditId: input.clientEditId ?? createRecordId(), baseRevision: present.revision, edits },
      summary: `Restored revision ${input.revision}`,
      // Code and what it registers come back together.
      isOfCode: true,
      at: new Date(),
    });
    if (result.status === 'refused') {
      const message = `Somebody changed the document at this moment (${result.problems.map((each) => each.message).join(' ')}). Try again.`;
      throw new AppError({ code: 'CONFLICT', message });
    }
    publishChange(studio.bus, project.projectId, result.change);
    return result.change;
  }),

  setName: api.revisions.setName.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.write'), input.projectId);
    const { studio, person: actor } = context;
    const { revision, name } = input;
    const named = await setRevisionName(studio.database.prisma, { ...project, revision, name, actor, at: new Date() });
    publishHistory(studio.bus, project.projectId);
    return named;
  }),

  removeName: api.revisions.removeName.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.write'), input.projectId);
    const { studio, person: actor } = context;
    const { revision } = input;
    const unnamed = await removeRevisionName(studio.database.prisma, { ...project, revision, actor, at: new Date() });
    publishHistory(studio.bus, project.projectId);
    return unnamed;
  }),

  branch: api.revisions.branch.handler(async ({ context, input }) => {
    const { revision, name } = input;
    const { teamId, projectId } = await enterProject(asking(context, 'document.read'), input.projectId);
    const target = await enterTeam(asking(context, 'project.create'), input.teamId);
    const { studio, person: actor } = context;
    const { prisma } = studio.database;
    const { spec } = await getRevision(prisma, studio.documents, { teamId, projectId, revision });
    const source = { teamId, projectId, revision, spec };
    const made = await branchProject(prisma, { source, teamId: target.teamId, name, actor, at: new Date() });
    return getProject(prisma, { ...target, projectId: made });
  }),

  move: api.revisions.move.handler(async ({ context, input }) => {
    const project = await enterProject(asking(context, 'document.move'), input.projectId);
    const { clientId, positions } = input;
    await moveConstructs(context.studio.database.prisma, { ...project, positions });
    publishPositions(context.studio.bus, project.projectId, { clientId, positions });
  }),

  announce: api.revisions.announce.handler(async ({ context, input }) => {
    const { projectId } = await enterProject(asking(context, 'document.announce'), input.projectId);
    const { presence } = context.studio;
    const { clientId, selection, cursor, isLeaving } = input;
    if (isLeaving) presence.leave(projectId, clientId);
    else {
      const place = { clientId, person: context.person, selection, seenAt: Date.now() };
      presence.announce(projectId, cursor === undefined ? place : { ...place, cursor });
    }
  }),
});
