import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../../../..');

/** The command that the construct starts, as the sources are now. */
export function buildCommand(): void {
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'packages/cli/build.mjs')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

/** A folder with a project, and one for what a CDK app writes. */
export function aProject(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'chalice-cdk-'));
  const sourceDir = path.join(folder, 'shop');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(sourceDir, file)), { recursive: true });
    writeFileSync(path.join(sourceDir, file), text);
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  let outputs = 0;
  return {
    sourceDir,
    /** A new one each time: an app synthesizes into a folder of its own. */
    outdir: () => {
      outputs += 1;
      return path.join(folder, `cdk.out-${outputs}`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
