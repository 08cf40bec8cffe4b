import { enterProject, enterStage } from '../access/gate';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import type { Action } from '../teams/permissions';
import { isClientOf } from '../websocket-clients/client-id';
import { partsOf } from './topics';

export type HearingRights = {
  database: { prisma: RootDatabase };
};

/** Whether a person may listen to a topic, as of now. */
export async function mayHear(rights: HearingRights, personId: string, topic: string): Promise<boolean> {
  const asking = (action: Action) => ({ database: rights.database.prisma, personId, action });
  const { kind, id } = partsOf(topic);
  try {
    if (kind === 'project') await enterProject(asking('document.read'), id);
    else if (kind === 'logs') await enterStage(asking('logs.read'), id);
    else if (kind === 'connections') await enterStage(asking('connections.read'), id);
    else if (kind === 'websocket-client') return isClientOf(personId, id);
    else return kind === 'studio';
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
