/** One call of better-auth's own addresses; its client is larger than all of ours. */
export type AuthAnswer = { body: unknown; refusal?: undefined } | { refusal: { code: string; message: string } };

/** A POST with what is sent, or a GET without. */
export function askAuth(path: string, sent?: object): Promise<AuthAnswer> {
  return askStudio(`/api/auth/${path}`, sent);
}

/** The same of any address of the studio, for the few pages that do without the client of its API. */
export async function askStudio(path: string, sent?: object): Promise<AuthAnswer> {
  let answer: Response;
  try {
    answer = await fetch(path, sent === undefined ? {} : postOf(sent));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    return refused('OFFLINE', 'The studio cannot be reached. Check your connection and try again.');
  }
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return { body };
  const { code, message } = readRefusal(body);
  if (message !== undefined && code !== undefined) return refused(code, message);
  if (answer.status === 429) return refused('RATE_LIMITED', 'Too many attempts. Wait a minute and try again.');
  return refused(
    code ?? String(answer.status),
    message ?? `The studio answered ${answer.status}. Try again; if it stays, tell whoever runs it.`,
  );
}

/** What could not be done, in words for whoever did it. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Ours for the codes that better-auth has short words for. */
export type Words = { readonly [code: string]: string };

/** What was answered; throws what was refused. */
export function bodyOf(answer: AuthAnswer, words: Words): unknown {
  if (answer.refusal === undefined) return answer.body;
  const { code, message } = answer.refusal;
  throw new RefusedError(code, words[code] ?? message);
}

function postOf(sent: object): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
}

function refused(code: string, message: string): AuthAnswer {
  return { refusal: { code, message } };
}

/** By hand: a schema library would be a third of the sign-in page. */
function readRefusal(body: unknown): { code?: string; message?: string } {
  if (typeof body !== 'object' || body === null) return {};
  return {
    ...('code' in body && typeof body.code === 'string' && { code: body.code }),
    ...('message' in body && typeof body.message === 'string' && { message: body.message }),
  };
}
