import { z } from 'zod';

const MAX_MESSAGES = 10;
const sentSchema = z.array(z.string());

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** The last messages that were sent from this browser to a stage's connections, newest first, each once. */
export function readSentMessages(storage: Storage, stageId: string): string[] {
  try {
    const stored = sentSchema.safeParse(JSON.parse(storage.getItem(keyOf(stageId)) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch {
    // Not what we wrote: as good as nothing.
    return [];
  }
}

export function addSentMessage(storage: Storage, stageId: string, message: string): string[] {
  const others = readSentMessages(storage, stageId).filter((each) => each !== message);
  const messages = [message, ...others].slice(0, MAX_MESSAGES);
  storage.setItem(keyOf(stageId), JSON.stringify(messages));
  return messages;
}

function keyOf(stageId: string): string {
  return `sent-messages:${stageId}`;
}
