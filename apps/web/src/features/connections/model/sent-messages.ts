import { type CapturePolicy, keptText } from '@chalice-studio/control-plane/privacy';
import { z } from 'zod';

const MAX_MESSAGES = 10;
const sentSchema = z.array(z.string());

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;
type Place = { storage: Storage; stageId: string; policy: CapturePolicy };

/**
 * The last messages that were sent from this browser to a stage's connections, newest first, each once. A project that
 * captures nothing has none, and what was kept before it said so is forgotten.
 */
export function readSentMessages({ storage, stageId, policy }: Place): string[] {
  if (!policy.isOn) {
    storage.removeItem(keyOf(stageId));
    return [];
  }
  try {
    const stored = sentSchema.safeParse(JSON.parse(storage.getItem(keyOf(stageId)) ?? '[]'));
    return stored.success ? stored.data : [];
  } catch {
    // Not what we wrote: as good as nothing.
    return [];
  }
}

export function addSentMessage(place: Place, message: string): string[] {
  const { storage, stageId, policy } = place;
  const others = readSentMessages(place);
  if (!policy.isOn) return others;
  const kept = keptText(message, policy);
  const messages = [kept, ...others.filter((each) => each !== kept)].slice(0, MAX_MESSAGES);
  storage.setItem(keyOf(stageId), JSON.stringify(messages));
  return messages;
}

function keyOf(stageId: string): string {
  return `sent-messages:${stageId}`;
}
