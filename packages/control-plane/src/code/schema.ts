import { z } from 'zod';
import { procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';

const byProject = z.object({ projectId: recordId });

export const codeContract = {
  /** Type errors of the generated project with people's files, at the document's revision. */
  typecheck: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/typecheck', tags: ['Code'] })
    .input(byProject)
    .output(z.object({ revision: z.int(), problems: z.array(problemSchema) })),
  /** Declaration files that the editor needs: the runtime's, and those of the project's locked dependencies. */
  typings: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/typings', tags: ['Code'] })
    .input(byProject)
    .output(z.object({ files: z.array(z.object({ path: z.string(), text: z.string() })), isTruncated: z.boolean() })),
  /** Sets the project's npm dependencies: resolves them to a lockfile and submits both as one change. */
  setDependencies: procedure
    .route({ method: 'PUT', path: '/projects/{projectId}/dependencies', tags: ['Code'] })
    .input(byProject.extend({ packages: z.record(z.string(), z.string()) }))
    .output(z.object({ revision: z.int() })),
};
