import type { Mail } from '../mail/mailer';
import { mailOf } from '../mail/page';

type Letter = {
  inviter: string;
  teamName: string;
  projectName: string | null;
  role: string;
  url: string;
  expiresAt: Date;
};

/** The mail that an invitation comes with. */
export function invitationLetter({ inviter, teamName, projectName, role, url, expiresAt }: Letter): Omit<Mail, 'to'> {
  const what = projectName === null ? `the team ${teamName}` : `the project ${projectName} of ${teamName}`;
  return mailOf({
    title: `${inviter} invites you to ${projectName ?? teamName}`,
    paragraphs: [
      `${inviter} invites you to ${what} in Chalice Studio, as ${role === 'viewer' ? 'a' : 'an'} ${role}.`,
      'Sign in with this e-mail address, or create an account with it, to accept.',
    ],
    button: { label: 'Accept the invitation', url },
    note: `The link is yours alone and works until ${expiresAt.toUTCString()}. If you expected no invitation, do nothing.`,
  });
}
