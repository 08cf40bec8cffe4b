// Deploy → CreateChangeSet sent, and a stack event → a page that listens, for 100 routes on the AWS emulator. In a process of
// its own with the studio inside: the production build has no place at which a call to AWS could be seen.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { summarize } from './lib/statistics.mjs';

const ROUNDS = 10;

export async function measure({ root }) {
  const script = path.join(root, 'packages/control-plane/src/testing/measure-aws-deploy.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, `${ROUNDS}`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`the measurement of deployments to AWS failed:\n${stderr}`);
  const { toChangeSet, toPage } = JSON.parse(stdout.trim().split('\n').at(-1));
  return [
    summarize('Deploy to CreateChangeSet sent (100 routes, same artifact)', toChangeSet, 'under 1000 ms'),
    summarize('Stack event to the page', toPage, 'under 1500 ms'),
  ];
}
