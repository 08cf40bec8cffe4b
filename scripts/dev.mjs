// The dashboard for work on it: Next's development server with the control plane in the same process.
// usage: node scripts/dev.mjs [--port 3000] [--gateway-port 3001]
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.join(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { port: { type: 'string', default: '3000' }, 'gateway-port': { type: 'string', default: '3001' } },
});

const generated = spawnSync(process.execPath, [path.join(root, 'prisma/scripts/generate.mjs')], { stdio: 'inherit' });
if (generated.status !== 0) process.exit(generated.status ?? 1);

// What runs in processes of its own: the server would start the ones of an earlier build.
for (const name of ['interchange', 'target-local']) {
  const built = spawnSync(process.execPath, [path.join(root, 'packages', name, 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const next = createRequire(path.join(root, 'apps/web/package.json')).resolve('next/dist/bin/next');
const server = spawn(process.execPath, [next, 'dev', '--port', values.port], {
  cwd: path.join(root, 'apps/web'),
  stdio: 'inherit',
  env: {
    ...process.env,
    PORT: values.port,
    GATEWAY_PORT: process.env.GATEWAY_PORT ?? values['gateway-port'],
    NEXT_TELEMETRY_DISABLED: '1',
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
