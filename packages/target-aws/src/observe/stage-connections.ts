import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteConnectionCommand,
  GetConnectionCommand,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { type Connection, GoneError } from '@chalice-studio/target';
import type { AwsAccess } from '../access/aws-access';
import { toAwsError } from '../access/aws-error';

/** A stage's WebSocket API, and the table in which its app keeps who is connected. */
export type WebsocketStage = { apiId: string; apiGatewayStage: string; table: string };

/** So many are confirmed with GetConnection at a time; it has a quota of its own. */
const CONFIRMED_AT_ONCE = 20;
const WATCH_INTERVAL_MS = 3_000;
const ROUNDS_A_LOOKUP = 7;

/** Everybody in the registry, each confirmed: API Gateway has no call that lists its connections. */
export async function listConnections(access: AwsAccess, stage: WebsocketStage): Promise<Connection[]> {
  const entries = await readRegistry(access, stage.table);
  const connections: Connection[] = [];
  for (let at = 0; at < entries.length; at += CONFIRMED_AT_ONCE) {
    const some = entries.slice(at, at + CONFIRMED_AT_ONCE);
    connections.push(...(await Promise.all(some.map((entry) => confirm(access, stage, entry)))));
  }
  return connections.sort((a, b) => b.connectedAt - a.connectedAt);
}

type Entry = {
  connectionId: string;
  connectedAt: number;
  /** Seconds since the epoch. */
  expiresAt: number;
  sourceIp: string;
  userAgent: string | undefined;
};

async function readRegistry(access: AwsAccess, table: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  let start: Record<string, AttributeValue> | undefined;
  try {
    do {
      const page = await access.dynamoDB.send(new ScanCommand({ TableName: table, ExclusiveStartKey: start }));
      entries.push(...(page.Items ?? []).map(toEntry));
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  } catch (error) {
    throw toAwsError(error, 'read who is connected');
  }
  return entries;
}

function toEntry(item: Record<string, AttributeValue>): Entry {
  return {
    connectionId: item.connectionId?.S ?? '',
    connectedAt: Number(item.connectedAt?.N ?? 0),
    expiresAt: Number(item.expiresAt?.N ?? 0),
    sourceIp: item.sourceIp?.S ?? '',
    userAgent: item.userAgent?.S,
  };
}

async function confirm(access: AwsAccess, stage: WebsocketStage, entry: Entry): Promise<Connection> {
  const { connectionId, connectedAt, sourceIp, userAgent } = entry;
  const known = { connectionId, connectedAt, sourceIp, ...(userAgent === undefined ? {} : { userAgent }) };
  if (entry.expiresAt * 1000 < Date.now()) return { ...known, lastActiveAt: connectedAt, state: 'expired' };
  try {
    const answer = await clientOf(access, stage).send(new GetConnectionCommand({ ConnectionId: connectionId }));
    return { ...known, lastActiveAt: answer.LastActiveAt?.getTime() ?? connectedAt, state: 'confirmed' };
  } catch (error) {
    if (isGone(error)) return { ...known, lastActiveAt: connectedAt, state: 'probably-gone' };
    throw toAwsError(error, 'confirm a connection');
  }
}

/** Calls with the whole list whenever it differs from the one before. */
export async function watchConnections(
  access: AwsAccess,
  findStage: () => Promise<WebsocketStage | undefined>,
  listener: (connections: Connection[]) => void,
  signal: AbortSignal,
): Promise<void> {
  let last = '';
  let stage: WebsocketStage | undefined;
  for (let round = 0; !signal.aborted; round += 1) {
    // Looked up again now and then: the next deployment may make the API, or make it anew.
    if (round % ROUNDS_A_LOOKUP === 0) stage = await findStage();
    const connections = stage === undefined ? [] : await listConnections(access, stage);
    const text = JSON.stringify(connections);
    if (text !== last) listener(connections);
    last = text;
    await sleep(WATCH_INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}

export async function sendToConnection(
  access: AwsAccess,
  stage: WebsocketStage,
  { connectionId, data }: { connectionId: string; data: Uint8Array },
): Promise<void> {
  const command = new PostToConnectionCommand({ ConnectionId: connectionId, Data: data });
  await clientOf(access, stage)
    .send(command)
    .catch((error: unknown) => refuse(error, connectionId, 'send to a connection'));
}

export async function disconnect(access: AwsAccess, stage: WebsocketStage, connectionId: string): Promise<void> {
  await clientOf(access, stage)
    .send(new DeleteConnectionCommand({ ConnectionId: connectionId }))
    .catch((error: unknown) => refuse(error, connectionId, 'disconnect'));
}

const clientOf = (access: AwsAccess, { apiId, apiGatewayStage }: WebsocketStage) =>
  access.managementApi({ apiId, stage: apiGatewayStage });

const isGone = (error: unknown) => error instanceof Error && error.name === 'GoneException';

function refuse(error: unknown, connectionId: string, doing: string): never {
  throw isGone(error) ? new GoneError(connectionId) : toAwsError(error, doing);
}
