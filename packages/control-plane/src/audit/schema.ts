import { z } from 'zod';
import { askedInstant, instant, pageShape, procedure, recordId } from '../contract/base';

/** Kinds of those who act; `studio` acts behind requests, for whoever asked for it. */
export const actorKinds = ['person', 'guest', 'service-account', 'link', 'studio'] as const;

const fields = z.record(z.string(), z.json());

export const auditEntrySchema = z.object({
  id: z.string(),
  /** Its place in its chain. */
  sequence: z.int(),
  hash: z.string(),
  at: instant,
  actor: z.object({ kind: z.enum(actorKinds).or(z.string()), id: z.string(), name: z.string() }),
  sessionId: z.string().nullable(),
  tokenId: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  /** Noun and verb: `deployment.create`. */
  action: z.string(),
  subject: z.string(),
  subjectId: z.string().nullable(),
  project: z.object({ id: z.string(), name: z.string(), isThere: z.boolean() }).nullable(),
  details: fields,
  before: fields.nullable(),
  after: fields.nullable(),
});
export type AuditRecord = z.infer<typeof auditEntrySchema>;

export const auditFilterShape = {
  actorId: z.string().max(64).optional(),
  /** A whole action, or a noun for all that begin with it. */
  action: z.string().max(64).optional(),
  /** Part of the subject's name. */
  subject: z.string().max(200).optional(),
  from: askedInstant.optional(),
  /** Up to here, and not this itself. */
  to: askedInstant.optional(),
};

const ofTeam = { teamId: recordId };
const ofProject = { projectId: recordId };

const listSchema = z.object({ items: z.array(auditEntrySchema), nextCursor: z.string().optional() });

/** What the entries have, to choose from. */
const choicesSchema = z.object({
  actors: z.array(z.object({ id: z.string(), name: z.string() })),
  actions: z.array(z.string()),
  projects: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type AuditChoices = z.infer<typeof choicesSchema>;

export const chainSchema = z.object({
  /** How many entries were ever written, and the hash of the last: keep it elsewhere, and a cut end shows. */
  sequence: z.int(),
  hash: z.string(),
  /** The last entry that retention removed; 0 for none. */
  anchorSequence: z.int(),
  /** The team's own days; null is what the studio says. */
  keepDays: z.int().nullable(),
  /** The studio's days; null is for ever. */
  studioKeepDays: z.int().nullable(),
});
export type AuditChain = z.infer<typeof chainSchema>;

const verificationSchema = z.object({
  sequence: z.int(),
  hash: z.string(),
  anchorSequence: z.int(),
  checked: z.int(),
  broken: z.object({ sequence: z.int(), reason: z.string() }).optional(),
});
export type AuditVerification = z.infer<typeof verificationSchema>;

/** An anchor may not be so young that an entry goes before anybody can have read it. */
export const keepDaysSchema = z.int().min(30).max(3650);

const tags = ['Audit log'];

export const auditContract = {
  list: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/audit', tags })
    .input(z.object({ ...ofTeam, projectId: recordId.optional(), ...auditFilterShape, ...pageShape }))
    .output(listSchema),
  listOfProject: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/audit', tags })
    .input(z.object({ ...ofProject, ...auditFilterShape, ...pageShape }))
    .output(listSchema),
  choices: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/audit/choices', tags })
    .input(z.object(ofTeam))
    .output(choicesSchema),
  choicesOfProject: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/audit/choices', tags })
    .input(z.object(ofProject))
    .output(choicesSchema),
  chain: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/audit/chain', tags })
    .input(z.object(ofTeam))
    .output(chainSchema),
  verify: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/audit/verification', tags })
    .input(z.object(ofTeam))
    .output(verificationSchema),
  keep: procedure
    .route({ method: 'PUT', path: '/teams/{teamId}/audit/keep-days', tags })
    .input(z.object({ ...ofTeam, keepDays: keepDaysSchema.nullable() }))
    .output(chainSchema),
};
