import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { createRecordId } from '../record-id';
import type { RunnerStatusRecord } from '../studio/schema';
import { LocalRunner } from '../targets/local-runner';
import { launchOf } from '../targets/runner-launch';
import { root } from './test-studio';

/** A runner of its own, bundled from the sources as they are now; what it wrote goes with `close`. */
export function startBuiltRunner(onStatus: (status: RunnerStatusRecord) => void = () => {}) {
  // Below the package, whose dependencies the built runner finds from there.
  const packageFolder = path.join(root, 'packages/target-local');
  const built = path.join(packageFolder, `node_modules/.runner-${createRecordId(8)}`);
  const build = `import('./build.mjs').then(({ buildRunner }) => buildRunner(${JSON.stringify(built)}))`;
  const { status, stderr } = spawnSync(process.execPath, ['-e', build], { cwd: packageFolder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The runner could not be built: ${stderr}`);
  const launch = launchOf({
    ...{ runnerEntry: path.join(built, 'runner.mjs'), dataFolder: path.join(built, 'data'), runner: undefined },
    ...{ gatewayPort: 0, gatewayPublicUrl: undefined, allowsOpenNetwork: true },
  });
  const runner = new LocalRunner(launch, onStatus);
  const close = async () => {
    await runner.close();
    rmSync(built, { recursive: true, force: true });
  };
  return { runner, close, dataFolder: path.join(built, 'data') };
}
