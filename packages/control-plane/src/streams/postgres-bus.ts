import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import type { RootDatabase } from '../database/prisma';
import { createRecordId } from '../record-id';
import { type Bus, GAP, InProcessBus } from './bus';

const CHANNEL = 'studio';
const RETRY_MS = 1000;
/** Long after this, every process has read a note. */
const KEEP_MS = 5 * 60_000;

const noticeSchema = z.object({ from: z.string(), topic: z.string(), id: z.string() });

/** Several web processes on one Postgres: messages lie in a table, NOTIFY carries topic and sequence only. */
export class PostgresBus implements Bus {
  readonly #local = new InProcessBus();
  readonly #self = createRecordId();
  readonly #database: RootDatabase;
  readonly #sweep: NodeJS.Timeout;
  #client: Client | undefined;
  #isClosed = false;
  /** Notes are read one after another, so that those of one topic keep their order. */
  #reading: Promise<void> = Promise.resolve();
  #writing: Promise<void> = Promise.resolve();

  static async open(url: string, database: RootDatabase): Promise<PostgresBus> {
    const bus = new PostgresBus(database);
    await bus.#connect(url);
    return bus;
  }

  private constructor(database: RootDatabase) {
    this.#database = database;
    this.#sweep = setInterval(() => this.#removeOld(), KEEP_MS);
    this.#sweep.unref();
  }

  publish(topic: string, message: unknown): void {
    this.#local.publish(topic, message);
    this.#writing = this.#writing.then(() => this.#write(topic, message)).catch(report);
  }

  listen(listener: (topic: string, message: unknown) => void): () => void {
    return this.#local.listen(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweep);
    await Promise.allSettled([this.#writing, this.#reading]);
    await this.#client?.end();
    await this.#local.close();
  }

  async #write(topic: string, message: unknown): Promise<void> {
    await this.#database.$executeRaw`
      WITH note AS (
        INSERT INTO "StreamNote" (topic, message) VALUES (${topic}, ${JSON.stringify(message)}::json) RETURNING id
      )
      SELECT pg_notify(${CHANNEL}, json_build_object('from', ${this.#self}::text, 'topic', ${topic}::text, 'id', id::text)::text)
      FROM note`;
  }

  async #connect(url: string): Promise<void> {
    const client = new Client({ connectionString: url });
    client.on('error', report);
    client.on('end', () => this.#reconnect(url));
    client.on('notification', ({ payload }) => this.#receive(payload ?? ''));
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    this.#client = client;
  }

  async #reconnect(url: string): Promise<void> {
    while (!this.#isClosed) {
      await pause(RETRY_MS, undefined, { ref: false });
      try {
        await this.#connect(url);
        // What was told meanwhile is lost to this process: its pages read everything again.
        this.#local.publish(GAP, {});
        return;
      } catch (error) {
        report(error);
      }
    }
  }

  #receive(payload: string): void {
    const notice = noticeSchema.parse(JSON.parse(payload));
    if (notice.from === this.#self) return;
    this.#reading = this.#reading.then(() => this.#read(notice)).catch(report);
  }

  async #read({ topic, id }: z.infer<typeof noticeSchema>): Promise<void> {
    const note = await this.#database.streamNote.findUnique({ where: { id: BigInt(id) } });
    if (note !== null) this.#local.publish(topic, note.message);
  }

  #removeOld(): void {
    const before = new Date(Date.now() - KEEP_MS);
    this.#database.streamNote.deleteMany({ where: { at: { lt: before } } }).catch(report);
  }
}

function report(error: unknown): void {
  console.error(`[streams] ${error instanceof Error ? error.message : String(error)}`);
}
