import type { Outcome, Raised, Trace } from './case.js';

/** What was thrown, in the corpus' form. */
export function raisedBy(error: unknown): Raised {
  const { name, message, connectionId } = error as Error & { connectionId?: string };
  return {
    type: name,
    message,
    ...(connectionId === undefined ? {} : { attributes: { connection_id: connectionId } }),
  };
}

type Seen = Pick<Outcome, 'trace' | 'log' | 'stdout'>;

/** Runs one call and answers its outcome, with what the app traced and logged. */
export async function outcomeOf(
  key: 'return' | 'payload' | 'response',
  trace: Trace,
  work: () => unknown,
): Promise<Outcome> {
  trace.length = 0;
  const printed: string[] = [];
  const write = process.stdout.write;
  process.stdout.write = ((text: string | Uint8Array) => {
    printed.push(String(text));
    return true;
  }) as typeof write;
  let outcome: Outcome;
  try {
    outcome = { [key]: plainOf(await work()) };
  } catch (error) {
    outcome = { raises: raisedBy(error) };
  } finally {
    process.stdout.write = write;
  }
  return { ...outcome, ...seen(trace, printed) };
}

function seen(trace: Trace, printed: readonly string[]): Seen {
  const stdout = printed.map((text) => text.split('\n')[0] ?? '');
  const log = stdout.flatMap((line) => {
    const [, level = '', message = ''] = /^[\w-]+ - ([A-Z]+) - (.*)$/.exec(line) ?? [];
    return level === '' ? [] : [{ level, message }];
  });
  return { trace: structuredClone(plainOf(trace)) as unknown[], log, stdout };
}

/** JSON as the recorder wrote it: bytes as base64, nothing as null. */
export function plainOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(plainOf);
  if (typeof value === 'function' || value === undefined) return null;
  if (typeof value !== 'object' || value === null) return value;
  if ('toJSON' in value && typeof value.toJSON === 'function') return plainOf(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainOf(each)]));
}
