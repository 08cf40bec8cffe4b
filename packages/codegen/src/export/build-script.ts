/** `.chalice/build.mjs` of an export: the app as the zip that Lambda takes, made as a studio makes it. */
export const buildScript = `// npm run build: bundles app.ts into dist/app.zip, which all Lambda functions of the app run.
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';

const root = path.join(import.meta.dirname, '..');
const result = await build({
  absWorkingDir: root,
  entryPoints: ['.chalice/entry.mjs'],
  outfile: 'index.mjs',
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  keepNames: true,
  legalComments: 'none',
  // CommonJS packages call require for Node's own modules; an ESM file has none unless it makes one.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\\nconst require = __createRequire(import.meta.url);",
  },
});
const [{ contents }] = result.outputFiles;
const zip = zipSync({ 'index.mjs': contents }, { mtime: new Date(1980, 0, 1) });
await mkdir(path.join(root, 'dist'), { recursive: true });
await writeFile(path.join(root, 'dist/app.zip'), zip);
const sha256 = createHash('sha256').update(zip).digest('hex');
console.log(\`dist/app.zip: \${Math.ceil(zip.length / 1024)} KB, sha256 \${sha256.slice(0, 12)}\`);
`;
