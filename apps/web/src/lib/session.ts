/** Signing up, in and out. better-auth's own addresses are called directly: its client is larger than all of this. */
export type AuthRefusal = { field: 'name' | 'email' | 'password' | undefined; message: string };

type Credentials = { email: string; password: string };

export function signUp(person: Credentials & { name: string }): Promise<AuthRefusal | undefined> {
  return post('sign-up/email', person);
}

export function signIn(credentials: Credentials): Promise<AuthRefusal | undefined> {
  return post('sign-in/email', credentials);
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
  let answer: Response;
  try {
    answer = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return { field: undefined, message: 'The studio cannot be reached. Check your connection and try again.' };
  }
  if (answer.ok) return undefined;
  if (answer.status === 429) return { field: undefined, message: 'Too many attempts. Wait a minute and try again.' };
  const { code = '', message } = readRefusal(await answer.json().catch(() => undefined));
  return (
    refusals[code] ?? {
      field: undefined,
      message: message ?? `The studio answered ${answer.status}. Try again; if it stays, tell whoever runs it.`,
    }
  );
}

/** By hand: a schema library would be a third of the sign-in page. */
function readRefusal(body: unknown): { code?: string; message?: string } {
  if (typeof body !== 'object' || body === null) return {};
  return {
    ...('code' in body && typeof body.code === 'string' && { code: body.code }),
    ...('message' in body && typeof body.message === 'string' && { message: body.message }),
  };
}
