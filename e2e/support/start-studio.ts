import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startAws } from './start-aws';

const root = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 300_000;
const CLOSED_WITHIN_MS = 20_000;

/**
 * Starts the studio as `npm start` does, on free ports and an empty data folder; the specs find its address in
 * STUDIO_ADDRESS. Answers how it is stopped: in order, and then its folder goes.
 */
// biome-ignore lint/style/noDefaultExport: Playwright takes a global set-up from the default export
export default async function startStudio(): Promise<(() => Promise<void>) | undefined> {
  // One that runs already, for who writes a spec.
  if (process.env.STUDIO_ADDRESS !== undefined) return undefined;
  const dataDirectory = await mkdtemp(path.join(tmpdir(), 'chalice-e2e-'));
  const [port, gatewayPort] = await freePorts(2);
  const aws = await startAws();
  const child = spawn(process.execPath, [path.join(root, 'scripts/start.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      GATEWAY_PORT: String(gatewayPort),
      STUDIO_DATA_DIR: dataDirectory,
      ...aws?.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), CLOSED_WITHIN_MS);
    await closed;
    clearTimeout(timer);
    await aws?.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    process.env.STUDIO_ADDRESS = await addressOf(child);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What it says last before it is ready; until then its words are kept, to be shown if it never is. */
function addressOf(child: ReturnType<typeof spawn>): Promise<string> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${said.slice(-40).join('\n')}`));
    const timer = setTimeout(() => fail('The studio did not become ready in time.'), READY_WITHIN_MS);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (process.env.E2E_STUDIO_OUTPUT !== undefined) console.log(line);
        const address = /Dashboard\s+(\S+)/.exec(line)?.[1];
        if (address === undefined) return;
        clearTimeout(timer);
        resolve(address);
      });
    }
    child.once('close', (status) => {
      clearTimeout(timer);
      fail(`The studio ended by itself (${status}).`);
    });
  });
}

/** Ports that nothing listens on; they are held until all are found, so that no two are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  return Promise.all(
    servers.map(async (server) => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
      await new Promise((resolve) => server.close(resolve));
      return address.port;
    }),
  );
}
