import type { AppSpec, StageConfig } from '@chalice-studio/appspec';
import type { Finding } from './finding';

/** What became of a file: a document that can be looked at before it is a project, or why there is none. */
export type Imported =
  | { ok: true; spec: AppSpec; stages: readonly StageConfig[]; findings: readonly Finding[] }
  | { ok: false; findings: readonly Finding[] };

export function refused(...findings: readonly Omit<Finding, 'severity'>[]): Imported {
  return { ok: false, findings: findings.map((each) => ({ severity: 'error', ...each })) };
}
