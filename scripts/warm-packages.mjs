// Fetches what the examples depend on into the package store of a data folder, so that their first deployment takes a second.
// usage: node --import tsx scripts/warm-packages.mjs DATA_FOLDER
import path from 'node:path';
import { PackageStore } from '@chalice-studio/bundler';
import { readExamples } from '@chalice-studio/codegen/examples';

const [dataFolder] = process.argv.slice(2);
const store = new PackageStore(path.join(dataFolder, 'packages'));
for (const { spec } of await readExamples(path.join(import.meta.dirname, '../examples'))) {
  await store.directoryOf(spec.dependencies);
}
