import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { givenName } from '../teams/schema';
import { scopeNames } from '../teams/scopes';

export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The end of the secret, by which its owner knows it again. */
  hint: z.string(),
  /** Whom it acts for: a person or a service account. */
  owner: personSchema.extend({ kind: z.enum(['person', 'service-account']) }),
  team: z.object({ id: z.string(), name: z.string() }),
  /** For this project alone. */
  project: z.object({ id: z.string(), name: z.string() }).nullable(),
  scopes: z.array(z.enum(scopeNames)),
  createdBy: personSchema,
  createdAt: instant,
  expiresAt: instant,
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

/** The secret is shown here and never again: only its hash is stored. */
export const newApiTokenSchema = z.object({ token: apiTokenSchema, secret: z.string() });
export type NewApiToken = z.infer<typeof newApiTokenSchema>;

export const wantedToken = z.object({
  name: givenName,
  scopes: z.array(z.enum(scopeNames)).min(1, 'Choose at least one scope.'),
  expiresInDays: z.int().min(1).max(366),
});

export const apiTokensContract = {
  /** The caller's own. */
  list: procedure.route({ method: 'GET', path: '/tokens', tags: ['Tokens'] }).output(z.array(apiTokenSchema)),
  /** A token that acts for the caller, in one team or on one project alone. Its secret is shown here and never again. */
  create: procedure
    .route({ method: 'POST', path: '/tokens', tags: ['Tokens'] })
    .input(wantedToken.extend({ teamId: recordId.optional(), projectId: recordId.optional() }))
    .output(newApiTokenSchema),
  revoke: procedure
    .route({ method: 'DELETE', path: '/tokens/{tokenId}', tags: ['Tokens'] })
    .input(z.object({ tokenId: recordId }))
    .output(z.void()),
  /** Every token that opens something of the team, its members' too. */
  listOfTeam: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/tokens', tags: ['Tokens'] })
    .input(z.object({ teamId: recordId }))
    .output(z.array(apiTokenSchema)),
  revokeOfTeam: procedure
    .route({ method: 'DELETE', path: '/teams/{teamId}/tokens/{tokenId}', tags: ['Tokens'] })
    .input(z.object({ teamId: recordId, tokenId: recordId }))
    .output(z.void()),
};
