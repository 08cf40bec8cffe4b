import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { giveToUser, spawnInImage } from './image-root.mjs';
import { nextFreePort } from './ports.mjs';
import { StudioError } from './studio-error.mjs';
import { startPostgres } from './temporary-postgres.mjs';

const HEALTHY_WITHIN_SECONDS = 60;

/** Starts runner and studio as docker-compose.yml does, on this machine's ports, until both health checks pass; then stops them. */
export async function runImages({ studio, runner, folder }) {
  const database = await startPostgres();
  const started = [];
  try {
    const ports = await freePorts();
    const secrets = makeSecrets({ studio, folder });
    const address = `127.0.0.1:${ports.runner}`;
    const runnerEnv = {
      RUNNER_LISTEN: address,
      GATEWAY_PORT: String(ports.gateway),
      RUNNER_TOKEN_FILE: '/secrets/token',
    };
    started.push(start({ name: 'runner', image: runner, secrets: path.join(secrets, 'runner'), env: runnerEnv }));
    await untilHealthy(started.at(-1));
    const studioEnv = {
      PORT: String(ports.studio),
      STUDIO_URL: `http://localhost:${ports.studio}`,
      GATEWAY_PUBLIC_URL: `http://localhost:${ports.gateway}`,
      DATABASE_URL: database.url,
      RUNNER_ADDRESS: address,
      RUNNER_TOKEN_FILE: '/secrets/runner-token',
      BETTER_AUTH_SECRET_FILE: '/secrets/auth-secret',
      STUDIO_SECRET_KEY_FILE: '/secrets/secret-key',
    };
    started.push(start({ name: 'studio', image: studio, secrets: path.join(secrets, 'studio'), env: studioEnv }));
    await untilHealthy(started.at(-1));
    await expectPage(`http://127.0.0.1:${ports.studio}/`);
    for (const part of started.reverse()) await stop(part);
  } finally {
    for (const { child } of started) child.kill('SIGKILL');
    await database.stop();
  }
}

async function freePorts() {
  const runner = await nextFreePort(46_000);
  const gateway = await nextFreePort(46_000, { taken: [runner] });
  const studio = await nextFreePort(46_000, { taken: [runner, gateway] });
  return { runner, gateway, studio };
}

function makeSecrets({ studio, folder }) {
  const secrets = path.join(folder, 'secrets');
  const made = spawnSync(process.execPath, [path.join(studio.root, studio.cwd, 'docker/make-secrets.mjs'), secrets]);
  if (made.status !== 0) throw new StudioError(`the image cannot make its secrets: ${made.stderr}`);
  return secrets;
}

function start({ name, image, secrets, env }) {
  const place = path.join(image.root, 'secrets');
  mkdirSync(place, { recursive: true });
  spawnSync('cp', ['-r', `${secrets}/.`, place]);
  giveToUser(place);
  const whole = { ...image, env: { ...image.env, ...env } };
  const child = spawnInImage({ ...whole, command: image.command, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((resolve) => child.once('close', (status, signal) => resolve({ status, signal })));
  return { name, image: whole, child, ended };
}

async function untilHealthy({ name, image, ended }) {
  const since = performance.now();
  let isEnded = false;
  ended.then(() => {
    isEnded = true;
  });
  while (!isEnded && performance.now() - since < HEALTHY_WITHIN_SECONDS * 1000) {
    const check = spawnInImage({ ...image, command: image.healthcheck, stdio: 'ignore' });
    const status = await new Promise((resolve) => check.once('close', resolve));
    if (status === 0) {
      console.log(`${name}: healthy after ${((performance.now() - since) / 1000).toFixed(1)} s`);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new StudioError(
    `${name}: ${isEnded ? 'ended instead of becoming healthy' : `not healthy within ${HEALTHY_WITHIN_SECONDS} s`}`,
  );
}

async function expectPage(url) {
  const answer = await fetch(url);
  const text = await answer.text();
  if (!answer.ok || !text.includes('<html')) throw new StudioError(`${url} answered ${answer.status}, and no page`);
}

async function stop({ name, child, ended }) {
  child.kill('SIGTERM');
  const late = new Promise((resolve) => setTimeout(resolve, 20_000, 'late').unref());
  if ((await Promise.race([ended, late])) === 'late')
    throw new StudioError(`${name}: did not stop within 20 s of SIGTERM`);
}
