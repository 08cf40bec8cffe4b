import { createInterface } from 'node:readline';
import { configFromEnvironment, type RunnerConfig, runnerConfigSchema } from './config';
import { startRunner } from './runner';

/**
 * The runner process. With `--embedded` it is the studio's child: it has no environment, its configuration is the first line of
 * its input, and it ends when the input does, so that it never outlives the studio. Otherwise the environment configures it.
 * Each line that it prints is JSON; `{"ready":…}` once it serves.
 */
const isEmbedded = process.argv.includes('--embedded');
const report = (level: 'info' | 'error', message: string) => print({ level, message });

void run().catch((error: unknown) => {
  const cause = error instanceof Error && error.cause instanceof Error ? ` ${error.cause.message}` : '';
  print({ level: 'error', message: `${error instanceof Error ? error.message : String(error)}${cause}`, fatal: true });
  process.exitCode = 1;
  process.stdin.destroy();
});

async function run(): Promise<void> {
  const config = isEmbedded ? await configFromInput() : configFromEnvironment(process.env);
  const runner = await startRunner(config, report);
  print({ ready: runner.status() });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void runner.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  if (isEmbedded) {
    process.stdin.on('end', stop);
    process.stdin.on('close', stop);
    process.stdin.resume();
  }
}

async function configFromInput(): Promise<RunnerConfig> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) {
    lines.close();
    return runnerConfigSchema.parse(JSON.parse(line));
  }
  throw new Error('The embedded runner was started without its configuration.');
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
