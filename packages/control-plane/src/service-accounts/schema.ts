import { z } from 'zod';
import { newApiTokenSchema, wantedToken } from '../api-tokens/schema';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { grantableRoles, memberRoles } from '../teams/roles';
import { givenName } from '../teams/schema';

export const serviceAccountSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(memberRoles),
  createdBy: personSchema,
  createdAt: instant,
});
export type ServiceAccount = z.infer<typeof serviceAccountSchema>;

const byTeam = z.object({ teamId: recordId });
const byAccount = byTeam.extend({ serviceAccountId: recordId });

export const serviceAccountsContract = {
  list: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/service-accounts', tags: ['Tokens'] })
    .input(byTeam)
    .output(z.array(serviceAccountSchema)),
  create: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/service-accounts', tags: ['Tokens'] })
    .input(byTeam.extend({ name: givenName, role: z.enum(grantableRoles) }))
    .output(serviceAccountSchema),
  setRole: procedure
    .route({ method: 'PUT', path: '/teams/{teamId}/service-accounts/{serviceAccountId}/role', tags: ['Tokens'] })
    .input(byAccount.extend({ role: z.enum(grantableRoles) }))
    .output(z.void()),
  /** With it go its tokens. */
  remove: procedure
    .route({ method: 'DELETE', path: '/teams/{teamId}/service-accounts/{serviceAccountId}', tags: ['Tokens'] })
    .input(byAccount)
    .output(z.void()),
  createToken: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/service-accounts/{serviceAccountId}/tokens', tags: ['Tokens'] })
    .input(byAccount.extend(wantedToken.shape).extend({ projectId: recordId.optional() }))
    .output(newApiTokenSchema),
};
