import { accessKinds } from '@chalice-studio/appspec';
import { z } from 'zod';
import { procedure, recordId } from '../contract/base';
import { problemSchema } from '../contract/problem';

const location = z.object({ file: z.string(), line: z.int(), column: z.int() });
const access = z.array(z.enum(accessKinds)).readonly();

/** What handlers' code does with resources, held against the design. Nothing is granted by it. */
export const useFindingsSchema = z.object({
  missing: z
    .array(
      z.object({
        from: z.string(),
        resource: z.string(),
        access,
        /** The edge that lacks the access, where there is an edge. */
        use: z.string().optional(),
        /** The variable by which the code finds the resource, where it is not the usual one. */
        environmentVariable: z.string().optional(),
        evidence: z.array(z.object({ command: z.string(), access, location })).readonly(),
      }),
    )
    .readonly(),
  unused: z.array(z.object({ use: z.string(), from: z.string(), resource: z.string(), access })).readonly(),
  /** What could not be told, and why. */
  unclear: z.array(z.object({ from: z.string(), message: z.string(), location: location.optional() })).readonly(),
});
export type UseFindingsRecord = z.infer<typeof useFindingsSchema>;

const byProject = z.object({ projectId: recordId });

export const codeContract = {
  /** Type errors of the generated project with people's files, at the document's revision. */
  typecheck: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/typecheck', tags: ['Code'] })
    .input(byProject)
    .output(z.object({ revision: z.int(), problems: z.array(problemSchema) })),
  /** Permissions that handlers' code needs and the design does not give, and those that it gives for nothing. */
  proposals: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/permission-proposals', tags: ['Code'] })
    .input(byProject)
    .output(useFindingsSchema.extend({ revision: z.int() })),
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
