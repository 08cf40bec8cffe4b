import type { AppSpec } from '@chalice-studio/appspec';
import type { TeamId } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import { getCanvas } from '../canvas/queries';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { insertProject } from '../projects/mutations';

type Branching = {
  source: { teamId: TeamId; projectId: string; revision: number; spec: AppSpec };
  teamId: TeamId;
  name: string;
  actor: Person;
  at: Date;
};

/**
 * Makes a project that begins as another one was at a revision, the canvas as it is arranged now. Both teams' logs tell
 * of it: of the one, the design was taken elsewhere.
 */
export function branchProject(database: RootDatabase, { source, teamId, name, actor, at }: Branching): Promise<string> {
  const { revision, spec } = source;
  const ofSource = { teamId: source.teamId, projectId: source.projectId };
  return transaction(database, async (each) => {
    const { name: sourceName } = await each.project.findFirstOrThrow({
      where: { id: source.projectId, teamId: source.teamId },
      select: { name: true },
    });
    const tell = () =>
      recordAudit(each, {
        ...{ ...ofSource, actor, at, action: 'project.branch', subject: sourceName },
        ...{ subjectId: source.projectId, details: { revision, intoTeam: teamId, intoProject: name } },
      });
    const create = async () =>
      insertProject(each, {
        ...{ teamId, name, spec: { ...spec, name }, actor, at },
        summary: `Branched from ${sourceName}, revision ${revision}`,
        canvas: await getCanvas(each, ofSource),
        branchedFrom: { projectId: source.projectId, name: sourceName, revision },
      });
    // Always in one order of teams: two that branch from each other's at once would wait for each other's log.
    if (source.teamId > teamId) {
      const projectId = await create();
      await tell();
      return projectId;
    }
    await tell();
    return create();
  });
}
