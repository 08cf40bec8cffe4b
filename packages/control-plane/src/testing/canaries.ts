import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { RootDatabase } from '../database/prisma';

/** Where something was seen that may be nowhere but in its own places. */
type Sighting = { canary: string; place: string };

/** Looks for secrets in whatever it is given, in the forms in which they could be written down. */
export class CanaryWatch {
  readonly #canaries = new Map<string, readonly string[]>();
  readonly sightings: Sighting[] = [];
  looked = 0;

  add(name: string, value: string): string {
    if (value.length < 8) throw new Error(`The canary ${name} is too short to be told from chance.`);
    const bytes = Buffer.from(value);
    this.#canaries.set(name, [
      value,
      encodeURIComponent(value),
      bytes.toString('base64').replace(/=+$/, ''),
      bytes.toString('hex'),
    ]);
    return value;
  }

  look(place: string, text: string): void {
    this.looked += 1;
    for (const [canary, forms] of this.#canaries) {
      if (forms.some((form) => text.includes(form))) this.sightings.push({ canary, place });
    }
  }

  /** Every file below the folder, what is packed in it unpacked. */
  async lookInFolder(folder: string, skips: (file: string) => boolean): Promise<void> {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      const file = path.join(entry.parentPath, entry.name);
      if (!entry.isFile() || skips(path.relative(folder, file))) continue;
      this.lookInBytes(path.relative(folder, file), await readFile(file));
    }
  }

  lookInBytes(place: string, bytes: Buffer): void {
    this.look(place, bytes.toString('latin1'));
    for (const unpacked of unpackedOf(bytes)) this.look(`${place} (unpacked)`, unpacked.toString('latin1'));
  }

  /** Every row of every table, as Postgres writes it as JSON: bytes are in hex. */
  async lookInDatabase(database: RootDatabase): Promise<string[]> {
    const tables = await database.$queryRaw<{ schema: string; name: string }[]>`
      SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;
    for (const { schema, name } of tables) {
      const rows = await database.$queryRawUnsafe<{ row: string }[]>(
        `SELECT row_to_json(t)::text AS row FROM "${schema}"."${name}" t`,
      );
      for (const { row } of rows) this.look(`table ${name}`, row);
    }
    return tables.map(({ name }) => name);
  }
}

/** The content of a gzip file, or of each member of a zip. */
function unpackedOf(bytes: Buffer): Buffer[] {
  if (bytes.length > 1 && bytes.readUInt16BE(0) === 0x1f8b) return [gunzipSync(bytes, { finishFlush: 2 })];
  const members: Buffer[] = [];
  // Local headers of a zip (APPNOTE 4.3.7), as ours are written: sizes stand in them.
  for (let at = 0; at + 30 < bytes.length && bytes.readUInt32LE(at) === 0x04034b50; ) {
    const size = bytes.readUInt32LE(at + 18);
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const content = bytes.subarray(begin, begin + size);
    members.push(bytes.readUInt16LE(at + 8) === 8 ? inflateRawSync(content) : content);
    at = begin + size;
  }
  return members;
}
