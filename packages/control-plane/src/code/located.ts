import { type AppSpec, constructsOfLine, type OriginMap, type Problem } from '@chalice-studio/appspec';

/**
 * Problems in code, told at the construct that the lines are there for, so that the canvas can show them: of generated
 * lines by their origin, of people's by the handler around them. What is in no handler keeps its file.
 */
export function atEntities(problems: readonly Problem[], { spec, origins }: { spec: AppSpec; origins: OriginMap }) {
  return problems.map((problem): Problem => {
    const { location } = problem;
    if (location === undefined) return problem;
    const lines = origins[location.file];
    const entityId =
      lines === undefined
        ? constructsOfLine(spec, location)[0]?.id
        : lines.find(({ from, to }) => from <= location.line && location.line <= to)?.entityId;
    return entityId === undefined ? problem : { ...problem, entityId };
  });
}
