import { z } from 'zod';
import { instant, personSchema, procedure, recordId } from '../contract/base';
import { grantableRoles, memberRoles } from '../teams/roles';

export const invitationSchema = z.object({
  id: z.string(),
  role: z.enum(memberRoles),
  /** For this address alone; null for whoever has the link. */
  email: z.string().nullable(),
  uses: z.int(),
  maxUses: z.int(),
  invitedBy: personSchema,
  createdAt: instant,
  expiresAt: instant,
  /** When its mail was sent last; null when its link is passed on by hand. */
  sentAt: instant.nullable(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** The link is shown here and never again: only its hash is stored. */
export const newInvitationSchema = z.object({
  invitation: invitationSchema,
  url: z.string(),
  mail: z.enum(['sent', 'failed', 'none']),
});
export type NewInvitation = z.infer<typeof newInvitationSchema>;

/** What whoever holds the link sees of it before they take it. */
export const offerSchema = z.object({
  teamName: z.string(),
  /** For one project alone. */
  projectName: z.string().nullable(),
  role: z.enum(memberRoles),
  invitedBy: z.string(),
  email: z.string().nullable(),
  expiresAt: instant,
});
export type Offer = z.infer<typeof offerSchema>;

export const emailAddress = z
  .email('This is no e-mail address.')
  .max(254)
  .transform((address) => address.toLowerCase());

export const expiresInDays = z.int().min(1).max(30);

const byTeam = z.object({ teamId: recordId });
const bySecret = z.object({ secret: z.string().min(1).max(100) });

export const invitationsContract = {
  /** Those that nobody took yet, expired ones too. */
  list: procedure
    .route({ method: 'GET', path: '/teams/{teamId}/invitations', tags: ['Invitations'] })
    .input(byTeam)
    .output(z.array(invitationSchema)),
  create: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/invitations', tags: ['Invitations'] })
    .input(
      byTeam.extend({
        role: z.enum(grantableRoles),
        email: emailAddress.optional(),
        /** How many people may take the link; one where it is for an address. */
        maxUses: z.int().min(1).max(100).default(1),
        expiresInDays: expiresInDays.default(7),
      }),
    )
    .output(newInvitationSchema),
  /** A new link with a new time; the old one opens nothing any more. */
  renew: procedure
    .route({ method: 'POST', path: '/teams/{teamId}/invitations/{invitationId}/renew', tags: ['Invitations'] })
    .input(byTeam.extend({ invitationId: recordId }))
    .output(newInvitationSchema),
  withdraw: procedure
    .route({ method: 'DELETE', path: '/teams/{teamId}/invitations/{invitationId}', tags: ['Invitations'] })
    .input(byTeam.extend({ invitationId: recordId }))
    .output(z.void()),
  /** For whoever holds the link, signed in or not. */
  look: procedure
    .route({ method: 'POST', path: '/invitations/look', tags: ['Invitations'] })
    .input(bySecret)
    .output(offerSchema),
  accept: procedure
    .route({ method: 'POST', path: '/invitations/accept', tags: ['Invitations'] })
    .input(bySecret)
    .output(z.object({ teamId: z.string(), projectId: z.string().nullable() })),
};
