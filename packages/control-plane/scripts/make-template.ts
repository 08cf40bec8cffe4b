// Packs the database that a first start unpacks, into dist/. usage: node --import tsx scripts/make-template.ts
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { makeTemplate } from '../src/database/template';

const folder = path.join(import.meta.dirname, '..');
const dist = path.join(folder, 'dist');
const file = await makeTemplate(path.join(folder, '../..'), dist);
// Those of earlier schemas are of no use to this one.
for (const name of await readdir(dist)) if (name !== path.basename(file)) await rm(path.join(dist, name));
