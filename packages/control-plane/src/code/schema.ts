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

const templateSchema = z.object({
  revision: z.int(),
  /** JSON. */
  text: z.string(),
  /** Logical id → the construct that it is made for. */
  origins: z.record(z.string(), z.string()),
  /** What extra CloudFormation changed of what was generated, as JSON pointers. */
  overridden: z.array(z.string()),
  problems: z.array(problemSchema),
});

const foundPackageSchema = z.object({ name: z.string(), version: z.string(), description: z.string() });
const packageDetailsSchema = foundPackageSchema.extend({
  license: z.string(),
  versions: z.array(z.string()),
  hasInstallScript: z.boolean(),
  hasTypes: z.boolean(),
  deprecated: z.string().optional(),
});

const byProject = z.object({ projectId: recordId });

export const codeContract = {
  /** Type errors of the generated project with people's files, at the document's revision. */
  typecheck: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/typecheck', tags: ['Code'] })
    .input(byProject)
    .output(z.object({ revision: z.int(), problems: z.array(problemSchema) })),
  /**
   * Reads the code of a code-first project again, so that the design shows what it registers now; why it could not be read
   * is a problem with its file and line. A designed project is answered as it is.
   */
  readRegistrations: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/registrations', tags: ['Code'] })
    .input(byProject)
    .output(z.object({ revision: z.int(), problems: z.array(problemSchema) })),
  /** Permissions that handlers' code needs and the design does not give, and those that it gives for nothing. */
  proposals: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/permission-proposals', tags: ['Code'] })
    .input(byProject)
    .output(useFindingsSchema.extend({ revision: z.int() })),
  /** What the document, as it is or was, becomes in CloudFormation in a stage; in an empty stage where none is named. */
  template: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/template', tags: ['Code'] })
    .input(byProject.extend({ revision: z.coerce.number().int().min(0).optional(), stageId: recordId.optional() }))
    .output(templateSchema),
  /** npm packages by words or name, from the registry that the studio's npm asks. */
  searchPackages: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/packages', tags: ['Code'] })
    .input(byProject.extend({ text: z.string().max(100) }))
    .output(
      z.object({
        packages: z.array(foundPackageSchema),
        /** The registry answers no searches: only a package of exactly this name is found. */
        isExactOnly: z.boolean(),
      }),
    ),
  /** One npm package with its versions, newest first; null where the registry has none of this name. */
  findPackage: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/packages/{name}', tags: ['Code'] })
    .input(byProject.extend({ name: z.string().max(214) }))
    .output(packageDetailsSchema.nullable()),
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
