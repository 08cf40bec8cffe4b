import { type Actor, TOKEN_KEY } from '../access/actor';
import { actorOfToken } from '../access/bearer';
import { enterProject, enterStage } from '../access/gate';
import { AppError } from '../app-error';
import type { RootDatabase } from '../database/prisma';
import type { Action } from '../teams/permissions';
import { isClientOf } from '../websocket-clients/client-id';
import { partsOf } from './topics';

export type HearingRights = {
  database: { prisma: RootDatabase };
};

/** Whether a listener, known by `listenerKey`, may listen to a topic, as of now: a token may have been revoked since. */
export async function mayHear({ database }: HearingRights, key: string, topic: string): Promise<boolean> {
  const actor = await actorOf(database.prisma, key);
  return actor !== undefined && mayActorHear(database.prisma, actor, topic);
}

export async function mayActorHear(database: RootDatabase, actor: Actor, topic: string): Promise<boolean> {
  const asking = (action: Action) => ({ database, actor, action });
  const { kind, id } = partsOf(topic);
  try {
    if (kind === 'project') await enterProject(asking('document.read'), id);
    else if (kind === 'logs') await enterStage(asking('logs.read'), id);
    // Somebody pays for each minute of it.
    else if (kind === 'live-logs') await enterStage(asking('app.call'), id);
    else if (kind === 'connections') await enterStage(asking('connections.read'), id);
    else if (kind === 'websocket-client') return isClientOf(actor.id, id);
    else return kind === 'studio';
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function actorOf(database: RootDatabase, key: string): Promise<Actor | undefined> {
  if (key.startsWith(TOKEN_KEY)) return actorOfToken(database, { id: key.slice(TOKEN_KEY.length) });
  return { kind: 'person', id: key, name: '', email: '' };
}
