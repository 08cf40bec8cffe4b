import { type AuthAnswer, askAuth } from './auth-request';

/** Signing up, in and out. */
export type AuthRefusal = { field: 'name' | 'email' | 'password' | undefined; message: string };

type Credentials = { email: string; password: string };

/** `invitation` is the secret of an invitation's link, where only the invited may sign up. */
export function signUp(person: Credentials & { name: string; invitation?: string }): Promise<AuthRefusal | undefined> {
  return post('sign-up/email', person);
}

/** With `needsCode` the password was right, and the second step is awaited. */
export async function signIn(credentials: Credentials): Promise<{ refusal?: AuthRefusal; needsCode: boolean }> {
  const answer = await askAuth('sign-in/email', credentials);
  const refusal = refusalOf(answer);
  if (answer.refusal !== undefined) return { needsCode: false, ...(refusal && { refusal }) };
  const { body } = answer;
  return { needsCode: typeof body === 'object' && body !== null && 'twoFactorRedirect' in body };
}

export function signOut(): Promise<AuthRefusal | undefined> {
  return post('sign-out', {});
}

/** Who is signed in, for pages that are for others too: `null` is nobody, which is no failure there. */
export async function findSession(): Promise<{ email: string } | null> {
  const answer = await fetch('/api/auth/get-session');
  if (!answer.ok) throw new Error(`The studio answered ${answer.status} to who is signed in.`);
  const body: unknown = await answer.json();
  if (typeof body !== 'object' || body === null || !('user' in body)) return null;
  const { user } = body;
  const hasEmail = typeof user === 'object' && user !== null && 'email' in user && typeof user.email === 'string';
  return hasEmail ? { email: String(user.email) } : null;
}

const refusals: Record<string, AuthRefusal> = {
  USER_ALREADY_EXISTS: { field: 'email', message: 'This address has an account already. Sign in instead.' },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    field: 'email',
    message: 'This address has an account already. Sign in instead.',
  },
  INVALID_EMAIL: { field: 'email', message: 'This is no e-mail address.' },
  INVALID_EMAIL_OR_PASSWORD: { field: 'password', message: 'No account has this e-mail address and password.' },
  PASSWORD_TOO_SHORT: { field: 'password', message: 'Use at least 10 characters.' },
  PASSWORD_TOO_LONG: { field: 'password', message: 'Use at most 128 characters.' },
};

async function post(path: string, body: object): Promise<AuthRefusal | undefined> {
  return refusalOf(await askAuth(path, body));
}

function refusalOf({ refusal }: AuthAnswer): AuthRefusal | undefined {
  if (refusal === undefined) return undefined;
  return refusals[refusal.code] ?? { field: undefined, message: refusal.message };
}
