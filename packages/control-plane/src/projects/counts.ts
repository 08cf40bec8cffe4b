import { type AppSpec, listLambdaFunctions } from '@chalice-studio/appspec';
import type { Project } from './schema';

/** What a project's card says of its document; stored with it, so that a list needs no document. */
export function countsOf(spec: AppSpec): Project['counts'] {
  return {
    routes: Object.keys(spec.routes).length,
    functions: listLambdaFunctions(spec).length,
    resources: Object.keys(spec.resources).length,
  };
}
