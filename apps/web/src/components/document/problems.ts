import { type AppSpec, checkSpec, type Problem } from '@chalice-studio/appspec';
import type { Readable } from './selector';
import type { TypeCheckState } from './type-check';

export type ProblemsById = { all: readonly Problem[]; byEntity: ReadonlyMap<string, readonly Problem[]> };

/** What is wrong with a design by itself. */
export function designProblems(spec: AppSpec): ProblemsById {
  return byEntity(checkSpec(spec));
}

/** Those of the design, then what the type check found in its code. */
export function withTypeErrors(
  design: Readable<ProblemsById>,
  types: Readable<TypeCheckState>,
): Readable<ProblemsById> {
  let last: { design: ProblemsById; types: readonly Problem[]; joined: ProblemsById } | undefined;
  return {
    getState() {
      const now = { design: design.getState(), types: types.getState().problems };
      if (last === undefined || last.design !== now.design || last.types !== now.types) {
        const joined = now.types.length === 0 ? now.design : byEntity([...now.design.all, ...now.types]);
        last = { ...now, joined };
      }
      return last.joined;
    },
    subscribe(listener) {
      const stops = [design.subscribe(listener), types.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

function byEntity(all: readonly Problem[]): ProblemsById {
  return { all, byEntity: Map.groupBy(all, (problem) => problem.entityId) };
}
