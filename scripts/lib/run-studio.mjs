import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { serverFile } from './build-studio.mjs';
import { StudioError } from './studio-error.mjs';

const READY_WITHIN_SECONDS = 90;
const POLL_MILLISECONDS = 50;
/** What Next says of itself at its start; the studio's own banner says it better. */
const NEXT_BANNER = /^\s*(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready|Running))/;
/** sysexits' EX_CONFIG: the server's settings or its data folder are at fault; starting again would end the same way. */
const EX_CONFIG = 78;

/** Runs the server until it ends or a signal asks for it; answers the exit status for this process. */
export async function runStudio({ root, settings }) {
  const child = spawn(process.execPath, [serverFile(root)], {
    cwd: root,
    env: serverEnvironment({ root, settings }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C reaches this process alone, which then asks the server to close in order.
    detached: true,
  });
  passLinesOn(child);
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    console.log('\n  Stopping …');
    child.kill('SIGTERM');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);

  let isEnded = false;
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => {
      isEnded = true;
      reject(error);
    });
    child.once('close', (status, signal) => {
      isEnded = true;
      resolve({ status, signal });
    });
  });
  const isReady = await becomesReady(settings, () => isEnded);
  if (isReady && !isStopping) console.log(banner(settings));
  const { status, signal } = await ended;
  if (isStopping) {
    console.log('  Stopped. Everything is saved.\n');
    return 0;
  }
  // Its own words are above, and say what to change: more of ours would only hide them.
  if (status === EX_CONFIG) return EX_CONFIG;
  throw new StudioError(`The studio ended by itself (${signal ?? `exit status ${status}`}). Its last words are above.`);
}

function serverEnvironment({ root, settings }) {
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    // Only this machine, until somebody decides otherwise.
    HOSTNAME: settings.host,
    PORT: String(settings.port),
    GATEWAY_PORT: String(settings.gatewayPort),
    STUDIO_DATA_DIR: settings.dataDirectory,
    STUDIO_ROOT: root,
  };
}

function passLinesOn(child) {
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (!NEXT_BANNER.test(line) && line.trim() !== '') console.log(`  ${line}`);
    });
  }
}

async function becomesReady({ host, port }, isEnded) {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const deadline = Date.now() + READY_WITHIN_SECONDS * 1000;
  while (Date.now() < deadline) {
    if (isEnded()) return false;
    if (await answers(`http://${reachable}:${port}/api/health`)) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
  console.log(`  The studio has not become ready within ${READY_WITHIN_SECONDS} s; it may still.`);
  return false;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    // Not listening yet: that is what is being waited for.
    return false;
  }
}

function banner({ address, gatewayPort, dataDirectory }) {
  return [
    '',
    '  Chalice Studio is ready',
    '',
    `  Dashboard   ${address}`,
    `  Gateway     http://localhost:${gatewayPort}`,
    `  Data        ${dataDirectory}`,
    '',
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}
