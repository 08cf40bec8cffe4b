import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ChaliceError } from './chalice-error';
import type { ChaliceStageConfig } from './stage-config';

export type PackagedApp = {
  templateFile: string;
  artifactFile: string;
  /** Logical id → the logical id of the role that a function was given, or the ARN of one that was there before. */
  roles: Readonly<Record<string, { logicalId: string } | { arn: string }>>;
  warnings: readonly string[];
};

type PackageInput = { sourceDir: string; stageName: string; stageConfig: ChaliceStageConfig; out: string };

/**
 * Packages a project by `chalice package`, in a process of its own: constructs are made synchronously, and bundling and
 * loading an app are not.
 */
export function packageApp({ sourceDir, stageName, stageConfig, out }: PackageInput): PackagedApp {
  mkdirSync(out, { recursive: true });
  const settings = path.join(out, 'stage-config.json');
  writeFileSync(settings, JSON.stringify(stageConfig));
  const args = ['package', '--stage', stageName, '--stage-config', settings, '--out', out, sourceDir];
  const { status, stderr, error } = spawnSync(process.execPath, [command(), ...args], { encoding: 'utf8' });
  if (error !== undefined) throw new ChaliceError(`chalice package could not be started: ${error.message}`);
  if (status !== 0) throw new ChaliceError(`${sourceDir} cannot be packaged.\n${stderr.trim()}`);
  const templateFile = path.join(out, 'template.json');
  return {
    templateFile,
    artifactFile: path.join(out, 'deployment.zip'),
    roles: rolesOf(JSON.parse(readFileSync(templateFile, 'utf8'))),
    warnings: [...stderr.matchAll(/^warning: (.*)$/gm)].map(([, text = '']) => text),
  };
}

function command(): string {
  const manifest = createRequire(import.meta.url).resolve('@chalice-studio/cli/package.json');
  return path.join(path.dirname(manifest), 'dist/chalice.cjs');
}

type Template = { Resources: Record<string, { Type: string; Properties?: { Role?: unknown } }> };

function rolesOf({ Resources }: Template): PackagedApp['roles'] {
  const functions = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::Lambda::Function');
  return Object.fromEntries(functions.map(([id, { Properties }]) => [id, roleOf(Properties?.Role)]));
}

function roleOf(role: unknown): PackagedApp['roles'][string] {
  const [logicalId] = Object(role)['Fn::GetAtt'] ?? [];
  return typeof logicalId === 'string' ? { logicalId } : { arn: String(role) };
}
