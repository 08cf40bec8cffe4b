import type { OpenIdProblem } from '@chalice-studio/control-plane/contract';
import { type AuthAnswer, askAuth, askStudio, bodyOf } from './auth-request';

export type ProviderOffer = { name: string; isRequired: boolean };

/** The company's provider, by which people may sign in here; null where none is set up. */
export async function findProviderOffer(): Promise<ProviderOffer | null> {
  const body = read(await askStudio('/api/v1/open-id/offer'));
  if (typeof body !== 'object' || body === null || !('name' in body)) return null;
  return { name: String(body.name), isRequired: 'isRequired' in body && body.isRequired === true };
}

/** Leaves for the provider; it sends back to `next`, or to the settings of whoever connects it to their account. */
export async function goToProvider(sent: { next?: string; connects?: boolean }): Promise<void> {
  const body = read(await askAuth('open-id/start', sent));
  if (typeof body === 'object' && body !== null && 'url' in body) window.location.assign(String(body.url));
}

const words: Record<OpenIdProblem, (name: string) => string> = {
  'called-off': (name) => `Signing in with ${name} was called off.`,
  expired: (name) => `It took too long, or was begun in another window. Sign in with ${name} again.`,
  unavailable: (name) => `${name} cannot be reached. Try again in a moment.`,
  refused: (name) => `What ${name} answered cannot be trusted. Try again; if it stays, tell an administrator.`,
  'no-address': (name) => `${name} does not tell your e-mail address. Ask whoever runs it to release it to the studio.`,
  unverified: (name) => `Your e-mail address is not verified at ${name}. Verify it there, then come back.`,
  'other-domain': (name) => `Your address at ${name} is not of a domain that may come in here. Ask an administrator.`,
  closed: () => 'New accounts are not made here at present. Ask an administrator of this studio.',
  taken: (name) =>
    `Your address has an account here already. Sign in with its password, then connect ${name} in your settings.`,
  'linked-elsewhere': (name) => `This account at ${name} opens another account here already.`,
  suspended: () => 'Your account is suspended. Ask an administrator of this studio.',
};

/** What a page was sent back with, in words; undefined for what is no problem of ours. */
export function describeProblem(problem: string | null, name = 'the provider'): string | undefined {
  return Object.entries(words).find(([code]) => code === problem)?.[1](name);
}

function read(answer: AuthAnswer): unknown {
  return bodyOf(answer, {});
}
