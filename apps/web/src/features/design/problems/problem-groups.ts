import { type AppSpec, entityLabel, type Problem } from '@chalice-studio/appspec';

export type SeverityFilter = 'all' | Problem['severity'];
export type ProblemGroup = { entityId: string; label: string; problems: readonly Problem[] };

/** Problems by construct: those with errors first, then in the order of the design. */
export function problemGroups(
  spec: AppSpec,
  problems: readonly Problem[],
  { severity, most }: { severity: SeverityFilter; most: number },
): { groups: ProblemGroup[]; hidden: number } {
  const wanted = problems.filter((problem) => severity === 'all' || problem.severity === severity);
  const bySeverity = [
    ...wanted.filter((problem) => problem.severity === 'error'),
    ...wanted.filter((problem) => problem.severity === 'warning'),
  ];
  const groups = new Map<string, Problem[]>();
  for (const problem of bySeverity.slice(0, most)) {
    const own = groups.get(problem.entityId);
    if (own === undefined) groups.set(problem.entityId, [problem]);
    else own.push(problem);
  }
  return {
    groups: [...groups].map(([entityId, own]) => ({ entityId, label: entityLabel(spec, entityId), problems: own })),
    hidden: Math.max(0, bySeverity.length - most),
  };
}

export function keyOfProblem(problem: Problem): string {
  const { entityId, code, path, message, location } = problem;
  return [entityId, code, path.join('.'), message, location?.file, location?.line].join(' ');
}
