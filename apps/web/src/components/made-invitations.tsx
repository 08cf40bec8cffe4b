'use client';

import type { NewInvitation } from '@chalice-studio/control-plane/contract';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { SecretField } from './secret-field';

/** Invitations that were just made, with their links: they are shown once. */
export function MadeInvitations({ made }: { made: readonly NewInvitation[] }) {
  const isByHand = made.some(({ mail }) => mail !== 'sent');
  return (
    <div className="space-y-4">
      {isByHand && (
        <p className="text-fg-muted">
          Pass {made.length === 1 ? 'the link' : 'each link'} on yourself. It is shown here once; later you can make a
          new one.
        </p>
      )}
      <ul className="space-y-4">
        {made.map(({ invitation, url, mail }) => (
          <li key={invitation.id} className="space-y-1.5">
            <p className="flex items-center gap-1.5">
              {mail === 'sent' ? (
                <CircleCheck aria-hidden className="size-4 shrink-0 text-success-text" />
              ) : (
                mail === 'failed' && <TriangleAlert aria-hidden className="size-4 shrink-0 text-warning-text" />
              )}
              <span className="min-w-0 [overflow-wrap:anywhere]">{saidOf({ invitation, url, mail })}</span>
            </p>
            <SecretField label={invitation.email === null ? 'Link' : `Link for ${invitation.email}`} value={url} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function saidOf({ invitation, mail }: NewInvitation): string {
  const { email, maxUses } = invitation;
  if (email === null) return maxUses === 1 ? 'For one person, whoever opens it first' : `For up to ${maxUses} people`;
  if (mail === 'sent') return `Sent to ${email}`;
  if (mail === 'failed') return `The mail to ${email} could not be sent. Its link works all the same.`;
  return `For ${email} alone. This studio has no mail server.`;
}
