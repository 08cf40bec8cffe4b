import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { createGunzip, gzip } from 'node:zlib';
import type { LogEvent } from '@chalice-studio/target';

/** A full segment is compressed; what was last written stays plain until then. */
const SEGMENT_BYTES = 4 * 1024 * 1024;
/** All compressed segments of a stage; the oldest go first. */
const TOTAL_BYTES = 64 * 1024 * 1024;
const MAXIMUM_AGE_MS = 14 * 24 * 3600 * 1000;
const FLUSH_MS = 50;

export type Segments = {
  readonly lastAt: number;
  readonly lastSequence: number;
  append(event: LogEvent): void;
  /** Newest first: what is read of a log is nearly always its end. `before` is an id. */
  readBackwards(range: {
    from?: number | undefined;
    to?: number | undefined;
    before?: string | undefined;
  }): AsyncIterable<LogEvent>;
  close(): Promise<void>;
};

/** The name is the index: `<first at>-<last at>-<last id>.ndjson.gz`. */
type Segment = { file: string; firstAt: number; lastAt: number; lastId: string };

const compress = promisify(gzip);
const OPEN_FILE = 'open.ndjson';

/** A stage's log on disk: one open file that is appended to, and compressed ones that are only read. */
export async function openSegments(directory: string): Promise<Segments> {
  await mkdir(directory, { recursive: true });
  const openFile = path.join(directory, OPEN_FILE);
  let segments = (await readdir(directory))
    .map(parseName)
    .filter((each) => each !== undefined)
    .sort(byId);
  let openEvents = await readOpen(openFile);
  let openBytes = openEvents.reduce((sum, event) => sum + JSON.stringify(event).length + 1, 0);
  const last = openEvents.at(-1);
  let unwritten: string[] = [];
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (unwritten.length === 0) return writing;
    const text = unwritten.join('');
    unwritten = [];
    const isFull = openBytes >= SEGMENT_BYTES;
    const closing = isFull ? openEvents : undefined;
    if (isFull) {
      openEvents = [];
      openBytes = 0;
    }
    writing = writing.then(async () => {
      await appendFile(openFile, text);
      if (closing !== undefined) await roll(closing);
    });
    return writing;
  }

  async function roll(events: readonly LogEvent[]): Promise<void> {
    const first = events[0];
    const end = events.at(-1);
    if (first === undefined || end === undefined) return;
    const file = `${first.at}-${end.at}-${end.id}.ndjson.gz`;
    const bytes = await compress(await readFile(openFile), { level: 3 });
    const temporary = path.join(directory, `${file}.part`);
    await writeFile(temporary, bytes);
    await rename(temporary, path.join(directory, file));
    await writeFile(openFile, '');
    segments.push({ file, firstAt: first.at, lastAt: end.at, lastId: end.id });
    await dropOld();
  }

  async function dropOld(): Promise<void> {
    const sizes = await Promise.all(segments.map(async ({ file }) => (await stat(path.join(directory, file))).size));
    let total = sizes.reduce((sum, size) => sum + size, 0);
    const oldest = Date.now() - MAXIMUM_AGE_MS;
    const kept: Segment[] = [];
    for (const [index, segment] of segments.entries()) {
      if (total <= TOTAL_BYTES && segment.lastAt >= oldest) {
        kept.push(segment);
        continue;
      }
      total -= sizes[index] ?? 0;
      await rm(path.join(directory, segment.file), { force: true });
    }
    segments = kept;
  }

  return {
    lastAt: last?.at ?? segments.at(-1)?.lastAt ?? 0,
    lastSequence: Number(last?.id ?? segments.at(-1)?.lastId ?? 0),
    append(event) {
      const line = `${JSON.stringify(event)}\n`;
      openEvents.push(event);
      openBytes += line.length;
      unwritten.push(line);
      timer ??= setTimeout(() => void flush(), FLUSH_MS);
    },
    async *readBackwards({ from = 0, to = Number.POSITIVE_INFINITY, before = '~' }) {
      // What is open now is read from memory, so that a segment that closes meanwhile is neither missed nor read twice.
      const open = [...openEvents];
      const closed = [...segments];
      await writing;
      const known = new Set(closed);
      const firstOpenId = open[0]?.id ?? '~';
      const all = [...closed, ...segments.filter((each) => !known.has(each) && each.lastId < firstOpenId)];
      for (const event of open.reverse()) if (event.id < before) yield event;
      for (const segment of all.sort(byId).reverse()) {
        if (segment.lastAt < from || segment.firstAt > to) continue;
        const events = await readCompressed(path.join(directory, segment.file));
        for (const event of events.reverse()) if (event.id < before) yield event;
      }
    },
    async close() {
      await flush();
      await writing;
    },
  };
}

function parseName(file: string): Segment | undefined {
  const parts = /^(\d+)-(\d+)-(\d+)\.ndjson\.gz$/.exec(file);
  if (parts === null) return undefined;
  return { file, firstAt: Number(parts[1]), lastAt: Number(parts[2]), lastId: parts[3] ?? '' };
}

const byId = (a: Segment, b: Segment) => (a.lastId < b.lastId ? -1 : 1);

/** The last line may be half written, if the machine went down. */
async function readOpen(file: string): Promise<LogEvent[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const events = text
    .split('\n')
    .map(parseLine)
    .filter((event) => event !== undefined);
  const whole = events.map((event) => `${JSON.stringify(event)}\n`).join('');
  if (whole !== text) await writeFile(file, whole);
  return events;
}

async function readCompressed(file: string): Promise<LogEvent[]> {
  const events: LogEvent[] = [];
  for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
    const event = parseLine(line);
    if (event !== undefined) events.push(event);
  }
  return events;
}

/** Only this file's own writer writes here; a line that is cut off is no event. */
function parseLine(line: string): LogEvent | undefined {
  if (line === '') return undefined;
  try {
    return JSON.parse(line) as LogEvent;
  } catch {
    return undefined;
  }
}
