import { spawn } from 'node:child_process';

export class PackageStoreError extends Error {
  override name = 'PackageStoreError';
}

/** Where npm finds its registry and certificates; nothing else of this process reaches it. */
const passedOn = [
  'PATH',
  'HOME',
  'NPM_CONFIG_REGISTRY',
  'npm_config_registry',
  'NODE_EXTRA_CA_CERTS',
  'HTTPS_PROXY',
  'https_proxy',
  'NPM_CONFIG_CACHE',
  'npm_config_cache',
];

type NpmOptions = { folder: string; timeoutMs?: number };

/** What npm prints; none of the scripts of a package ever runs. */
export function npm(args: readonly string[], { folder, timeoutMs }: NpmOptions): Promise<string> {
  const env = Object.fromEntries(
    passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const child = spawn('npm', [...flags, ...args], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (output.length < MOST_OUTPUT) output += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString('utf8')).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.on('error', (cause) =>
      reject(new PackageStoreError(`npm could not be started: ${cause.message}`, { cause })),
    );
    child.on('close', (code, killed) => {
      if (code === 0) return resolve(output);
      const reason = killed === null ? errors.trim() || output.trim() || `exit ${code}` : 'the registry took too long';
      reject(new PackageStoreError(reason));
    });
  });
}

/** The page of a package with thousands of versions is some megabytes. */
const MOST_OUTPUT = 20_000_000;
