import { constructKinds } from '@chalice-studio/appspec';
import { z } from 'zod';
import { procedure, recordId } from '../contract/base';
import { projectName, projectSchema } from '../projects/schema';

export const importFormats = ['app-spec', 'openapi', 'project', 'chalice'] as const;

/** Bytes of a file that can be imported. */
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024;

export const importFindingSchema = z.object({
  /** `error`: missing; `warning`: there otherwise than it was written; `note`: to be known. */
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  file: z.string().optional(),
  line: z.int().optional(),
  column: z.int().optional(),
  pointer: z.string().optional(),
});
export type ImportFinding = z.infer<typeof importFindingSchema>;

const findingsShape = {
  findings: z.array(importFindingSchema),
  /** How many there are in all; the list is cut at some hundreds. */
  findingCount: z.int(),
};

/** What would be made of a file, or why nothing can. */
export const importPreviewSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('ready'),
    format: z.enum(importFormats),
    /** The name that the file itself gives, made fit for a project. */
    suggestedName: z.string(),
    mode: z.enum(['designed', 'code-first']),
    constructs: z.array(z.object({ kind: z.enum(constructKinds), count: z.int() })),
    fileCount: z.int(),
    stages: z.array(z.string()),
    ...findingsShape,
    /** What the design says of itself once it is there: how many errors keep it from being deployed, and the first of them. */
    problems: z.array(z.string()),
    problemCount: z.int(),
  }),
  z.object({ status: z.literal('refused'), format: z.enum(importFormats).optional(), ...findingsShape }),
]);
export type ImportPreview = z.infer<typeof importPreviewSchema>;

const upload = z.file().max(MOST_IMPORT_BYTES, `A file to import has at most ${MOST_IMPORT_BYTES / 1024 / 1024} MB.`);

export const importsContract = {
  /** Reads a design as JSON, an OpenAPI document, or a zipped project, and makes nothing of it yet. */
  preview: procedure
    .route({ method: 'POST', path: '/imports/preview', tags: ['Imports'] })
    .input(z.object({ teamId: recordId, file: upload }))
    .output(importPreviewSchema),
  /** The same, as a new project. */
  create: procedure
    .route({ method: 'POST', path: '/imports', tags: ['Imports'] })
    .input(z.object({ teamId: recordId, file: upload, name: projectName }))
    .output(projectSchema),
};
