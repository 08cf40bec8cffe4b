import { type ChildProcess, spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DataDefinition } from './definitions';
import type { ItemChange } from './dynamodb/transactions';
import { fromDataSchema, type ToData } from './process/messages';
import type { ObjectEvent } from './s3/local-s3';
import type { Publication } from './sns/publication';

export type DataListener = {
  objects(event: ObjectEvent): void;
  items(changes: readonly ItemChange[]): void;
  published(publication: Publication): void;
  report(message: string): void;
};

const entry = fileURLToPath(new URL('./data.mjs', import.meta.url));
const RESTART_MS = 200;

/** The process with a stage's data: started when a version needs it, and again when it died. */
export class DataProcess {
  readonly #directory: string;
  readonly #socket: string;
  readonly #listener: DataListener;
  #child: ChildProcess | undefined;
  #definition: DataDefinition = { tables: [], buckets: [], queues: [], topics: [] };
  #pending = new Map<number, { resolve: (told: string[]) => void; reject: (error: Error) => void }>();
  #lastId = 0;
  #isClosed = false;

  constructor(options: { directory: string; socket: string; listener: DataListener }) {
    this.#directory = options.directory;
    this.#socket = options.socket;
    this.#listener = options.listener;
  }

  /** Makes the stage's data what a version needs; answers in words what that cost. `freshTables` are emptied. */
  async configure(definition: DataDefinition, freshTables: readonly string[] = []): Promise<string[]> {
    this.#definition = definition;
    const isEmpty = Object.values(definition).every((each) => each.length === 0);
    if (isEmpty && this.#child === undefined) return [];
    this.#child ??= await this.#start();
    return this.#ask({ configure: definition, freshTables: [...freshTables] });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const child = this.#child;
    if (child === undefined || child.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      const killing = setTimeout(() => child.kill('SIGKILL'), 5000);
      child.once('exit', () => clearTimeout(killing));
      if (child.connected) child.disconnect();
    });
  }

  #ask(message: Omit<ToData, 'id'>): Promise<string[]> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#child?.send({ id, ...message });
    });
  }

  #start(): Promise<ChildProcess> {
    const child = spawn(
      process.execPath,
      [...permissions(this.#directory, path.dirname(this.#socket)), entry, this.#directory, this.#socket],
      {
        env: {},
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      },
    );
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = `${errors}${chunk.toString('utf8')}`.slice(-2000);
    });
    return new Promise((resolve, reject) => {
      child.on('message', (message) => {
        const parsed = fromDataSchema.safeParse(message);
        if (!parsed.success) return;
        const { data } = parsed;
        if ('listening' in data) resolve(child);
        else if ('objects' in data) this.#listener.objects(data.objects);
        else if ('items' in data) this.#listener.items(data.items as ItemChange[]);
        else if ('published' in data) this.#listener.published(data.published);
        else this.#answer(data);
      });
      child.on('error', reject);
      child.on('exit', () => {
        reject(new Error(`The stage’s data could not be opened: ${errors}`));
        this.#ended(child, errors);
      });
    });
  }

  #answer(data: { id: number; told: string[] } | { id: number; error: string }): void {
    const pending = this.#pending.get(data.id);
    this.#pending.delete(data.id);
    if ('told' in data) pending?.resolve(data.told);
    else pending?.reject(new Error(data.error));
  }

  #ended(child: ChildProcess, errors: string): void {
    for (const { reject } of this.#pending.values()) reject(new Error(`The stage’s data service ended: ${errors}`));
    this.#pending.clear();
    if (this.#child !== child) return;
    this.#child = undefined;
    if (this.#isClosed) return;
    this.#listener.report(`The stage’s data service ended and is started again: ${errors}`);
    setTimeout(() => {
      if (this.#isClosed || this.#child !== undefined) return;
      this.configure(this.#definition).catch((error: unknown) => this.#listener.report(String(error)));
    }, RESTART_MS);
  }
}

/** It reads its own code and its stage’s folder, and writes that folder: a path in a request leads nowhere else. */
function permissions(directory: string, sockets: string): string[] {
  const require = createRequire(import.meta.url);
  const packages = ['dynalite', 's3rver'].map((name) => {
    const file = realpathSync(require.resolve(`${name}/package.json`));
    return file.slice(0, file.lastIndexOf(`${path.sep}node_modules${path.sep}`) + '/node_modules'.length);
  });
  const readable = [...new Set([...packages, path.dirname(entry), directory, sockets])];
  const flag = Number(process.versions.node.split('.')[0]) >= 23 ? '--permission' : '--experimental-permission';
  return [
    flag,
    '--allow-addons',
    // node-gyp-build asks which C library this is.
    '--allow-fs-read=/etc/alpine-release',
    ...readable.map((each) => `--allow-fs-read=${each}/*`),
    ...[directory, sockets].map((each) => `--allow-fs-write=${each}/*`),
    '--no-warnings',
  ];
}
