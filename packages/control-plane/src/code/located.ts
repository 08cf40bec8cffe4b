import type { OriginMap, Problem } from '@chalice-studio/appspec';

/** Problems in generated lines, told at the entity that the lines are there for, so that the canvas can show them. */
export function atEntities(problems: readonly Problem[], origins: OriginMap): Problem[] {
  return problems.map((problem) => {
    const { location } = problem;
    if (location === undefined) return problem;
    const lines = origins[location.file] ?? [];
    const origin = lines.find(({ from, to }) => from <= location.line && location.line <= to);
    return origin === undefined ? problem : { ...problem, entityId: origin.entityId };
  });
}
