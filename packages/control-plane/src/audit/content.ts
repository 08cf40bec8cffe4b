import { type Json, redact } from '../privacy/redaction';

/** What an entry says, apart from its place in the chain. */
export type Told = {
  id: string;
  teamId: string;
  projectId: string | null;
  actorKind: string;
  actorId: string;
  actorName: string;
  sessionId: string | null;
  tokenId: string | null;
  address: string | null;
  userAgent: string | null;
  at: Date;
  action: string;
  subject: string;
  subjectId: string | null;
  details: Json;
  before: Json;
  after: Json;
};

/** What is hashed and exported. What is not there is left out, so that a field of a later version changes no older hash. */
export function contentOf(told: Told): { [name: string]: Json } {
  const { teamId, projectId, actorKind, actorId, actorName, at, before, after, ...rest } = told;
  const all = {
    ...rest,
    chain: teamId,
    project: projectId,
    at: at.toISOString(),
    actor: { kind: actorKind, id: actorId, name: actorName },
    before,
    after,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

/** Characters of one text: an entry says what happened and is no store. */
const MOST_TEXT = 2000;

/** Without secrets, and without what the database refuses or would change: NUL, half a character. */
export function cleanJson(value: Json): Json {
  return clean(redact(value));
}

export function cleanText(text: string, most = MOST_TEXT): string {
  const plain = text.replaceAll('\0', '');
  return plain.length <= most ? wellFormed(plain) : `${wellFormed(plain.slice(0, most))}… (${plain.length} characters)`;
}

/** Half a character, which UTF-8 has no bytes for, becomes the sign for one that is unknown. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function clean(value: Json): Json {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [cleanText(name), clean(each)]));
}
