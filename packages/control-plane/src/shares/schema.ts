import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { emailAddress, expiresInDays, invitationSchema, newInvitationSchema } from '../invitations/schema';
import { projectSchema } from '../projects/schema';
import { grantableRoles, guestRoles, memberRoles } from '../teams/roles';
import { givenName } from '../teams/schema';

export const shareLinkSchema = z.object({
  id: z.string(),
  name: z.string(),
  includesLogs: z.boolean(),
  createdBy: personSchema,
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ShareLink = z.infer<typeof shareLinkSchema>;

export const sharingSchema = z.object({
  /** Members of the team, with their role in it and, where it differs, on the project. */
  members: z.array(
    z.object({
      person: personSchema.extend({ email: z.string() }),
      teamRole: z.enum(memberRoles),
      projectRole: z.enum(memberRoles).nullable(),
    }),
  ),
  /** People from outside. */
  guests: z.array(z.object({ person: personSchema.extend({ email: z.string() }), role: z.enum(memberRoles) })),
  teams: z.array(z.object({ team: z.object({ id: z.string(), name: z.string() }), role: z.enum(memberRoles) })),
  invitations: z.array(invitationSchema),
  links: z.array(shareLinkSchema),
});
export type Sharing = z.infer<typeof sharingSchema>;

/** What a link for reading opens. */
export const sharedProjectSchema = z.object({
  linkName: z.string(),
  projectId: z.string(),
  projectName: z.string(),
  description: z.string(),
  teamName: z.string(),
  sharedBy: z.string(),
  expiresAt: instant.nullable(),
  /** Empty unless the link opens the logs. */
  stages: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type SharedProject = z.infer<typeof sharedProjectSchema>;

const byProject = z.object({ projectId: recordId });

export const sharesContract = {
  list: procedure
    .route({ method: 'GET', path: '/projects/{projectId}/shares', tags: ['Sharing'] })
    .input(byProject)
    .output(sharingSchema),
  /** Of a member of the team, or of a guest who is there; null takes it back. */
  setRole: procedure
    .route({ method: 'PUT', path: '/projects/{projectId}/people/{personId}/role', tags: ['Sharing'] })
    .input(byProject.extend({ personId: recordId, role: z.enum(grantableRoles).nullable() }))
    .output(z.void()),
  /** Shares the project with a whole team; null takes it back. */
  setTeamRole: procedure
    .route({ method: 'PUT', path: '/projects/{projectId}/teams/{teamId}/role', tags: ['Sharing'] })
    .input(byProject.extend({ teamId: recordId, role: z.enum(guestRoles).nullable() }))
    .output(z.void()),
  invite: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/invitations', tags: ['Sharing'] })
    .input(
      byProject.extend({
        role: z.enum(guestRoles),
        email: emailAddress.optional(),
        expiresInDays: expiresInDays.default(7),
      }),
    )
    .output(newInvitationSchema),
  renewInvitation: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/invitations/{invitationId}/renew', tags: ['Sharing'] })
    .input(byProject.extend({ invitationId: recordId }))
    .output(newInvitationSchema),
  withdrawInvitation: procedure
    .route({ method: 'DELETE', path: '/projects/{projectId}/invitations/{invitationId}', tags: ['Sharing'] })
    .input(byProject.extend({ invitationId: recordId }))
    .output(z.void()),
  /** A link that opens the design for reading, without an account. It is shown here and never again. */
  createLink: procedure
    .route({ method: 'POST', path: '/projects/{projectId}/links', tags: ['Sharing'] })
    .input(
      byProject.extend({
        name: givenName,
        includesLogs: z.boolean().default(false),
        /** Null for a link that works until it is withdrawn. */
        expiresInDays: z.int().min(1).max(365).nullable(),
      }),
    )
    .output(z.object({ link: shareLinkSchema, url: z.string() })),
  withdrawLink: procedure
    .route({ method: 'DELETE', path: '/projects/{projectId}/links/{linkId}', tags: ['Sharing'] })
    .input(byProject.extend({ linkId: recordId }))
    .output(z.void()),
  /** Projects of other teams that the caller has a role on. */
  withMe: procedure
    .route({ method: 'GET', path: '/shared-projects', tags: ['Sharing'] })
    .output(z.array(projectSchema)),
  /** What the link that the caller comes with is for. */
  open: procedure.route({ method: 'GET', path: '/shared', tags: ['Sharing'] }).output(sharedProjectSchema),
};
