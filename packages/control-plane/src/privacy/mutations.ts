import type { TeamId } from '../access/scope';
import { recordAudit } from '../audit/record-audit';
import type { Person } from '../contract/base';
import { type RootDatabase, transaction } from '../database/prisma';
import { getCapture } from './queries';

type Setting = {
  teamId: TeamId;
  projectId: string;
  isOn: boolean;
  redactedFields: string[];
  actor: Person;
  at: Date;
};

export async function setCapture(database: RootDatabase, setting: Setting): Promise<void> {
  const { teamId, projectId, isOn, redactedFields, actor, at } = setting;
  await transaction(database, async (each) => {
    await each.$queryRaw`SELECT id FROM "Project" WHERE id = ${projectId} FOR UPDATE`;
    const was = await getCapture(each, setting);
    const is = { isOn, redactedFields: [...new Set(redactedFields)] };
    const updated = { where: { id: projectId, teamId }, data: { capture: is } };
    const { name } = await each.project.update({ ...updated, select: { name: true } });
    // Names of fields, not their values: they are no secrets.
    const words = ({ isOn: on, redactedFields: fields }: typeof is) => ({ payloads: on, without: fields.join(', ') });
    const changed = { before: words(was), after: words(is) };
    await recordAudit(each, { teamId, projectId, actor, at, action: 'capture.set', subject: name, ...changed });
  });
}
