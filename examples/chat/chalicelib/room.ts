import type { WebsocketEvent } from '@chalice-studio/runtime';
import { app } from '../app';
import { broadcast, sendTo } from './broadcast';
import { addMember, nameOf, removeMember } from './members';

export function connected(event: WebsocketEvent) {
  console.log(`${event.connectionId} connected`);
}

/** `{ "action": "join", "name": "Ada" }` */
export async function join(event: WebsocketEvent) {
  const name = textOf(event.jsonBody.name);
  if (name === undefined) return help(event);
  await addMember(event.connectionId, name);
  console.log(`${name} joined`);
  await broadcast({ type: 'joined', name });
}

/** `{ "action": "say", "text": "Hello" }` */
export async function say(event: WebsocketEvent) {
  const name = await nameOf(event.connectionId);
  const text = textOf(event.jsonBody.text);
  if (name === undefined || text === undefined) return help(event);
  console.log(`${name}: ${text}`);
  await broadcast({ type: 'said', name, text });
}

/** `{ "action": "leave" }`: closing the connection makes API Gateway call `disconnected`. */
export async function leave(event: WebsocketEvent) {
  await app.websocketApi.close(event.connectionId);
}

export async function disconnected(event: WebsocketEvent) {
  const name = await removeMember(event.connectionId);
  if (name === undefined) return;
  console.log(`${name} left`);
  await broadcast({ type: 'left', name });
}

/** Answers every message that no other handler is for. */
export async function help(event: WebsocketEvent) {
  const text =
    'First {"action":"join","name":"Ada"}, then {"action":"say","text":"Hello"}, at last {"action":"leave"}.';
  await sendTo(event.connectionId, { type: 'help', text });
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim().slice(0, 500);
  return text === '' ? undefined : text;
}
