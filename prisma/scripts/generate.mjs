// Writes the Prisma client. No engine is needed for it: with /bin/false a step that would need one fails loudly.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const cli = path.join(path.dirname(createRequire(import.meta.url).resolve('prisma/package.json')), 'build/index.js');
const { status } = spawnSync(
  process.execPath,
  [cli, 'generate', '--no-hints', `--schema=${path.join(import.meta.dirname, '../schema.prisma')}`],
  {
    stdio: 'inherit',
    env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: '/bin/false', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
  },
);
process.exitCode = status ?? 1;
