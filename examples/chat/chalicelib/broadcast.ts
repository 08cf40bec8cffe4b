import { WebsocketDisconnectedError } from '@chalice-studio/runtime';
import { app } from '../app';

/** What clients are sent. */
export type Message =
  | { type: 'joined' | 'left'; name: string }
  | { type: 'said'; name: string; text: string }
  | { type: 'help'; text: string };

/** Sends to everybody who is connected. */
export async function broadcast(message: Message): Promise<void> {
  const connections = await app.websocketApi.connections();
  await Promise.all(connections.map((connectionId) => sendTo(connectionId, message)));
}

/** Sends to one client; somebody who has just left is no error. */
export async function sendTo(connectionId: string, message: Message): Promise<void> {
  try {
    await app.websocketApi.send(connectionId, JSON.stringify(message));
  } catch (error) {
    if (!(error instanceof WebsocketDisconnectedError)) throw error;
  }
}
