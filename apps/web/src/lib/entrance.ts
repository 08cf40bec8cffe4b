import type { Entrance, PasswordRatingRecord } from '@chalice-studio/control-plane/contract';
import { type AuthAnswer, askStudio, RefusedError } from './auth-request';

/** What the pages before signing in ask of the studio, without the client of its API: that is larger than all of them. */

/** The server's rule too; said before it is asked. */
export const minPasswordLength = 10;

/** Who may sign up here, and whether mail can be sent. */
export async function findEntrance(): Promise<Entrance> {
  return bodyOf<Entrance>(await askStudio('/api/v1/instance/entrance'));
}

/** How hard a password is to guess. `words` are the person's own, which are no password. */
export async function ratePassword(password: string, words: readonly string[]): Promise<PasswordRatingRecord> {
  return bodyOf<PasswordRatingRecord>(await askStudio('/api/v1/account/password/rate', { password, words }));
}

/** Answers the same whether or not there is such an account. */
export async function requestReset(email: string): Promise<void> {
  bodyOf(await askStudio('/api/v1/account/reset/request', { email }));
}

export async function lookReset(secret: string): Promise<{ email: string; expiresAt: number; apiTokens: number }> {
  return bodyOf(await askStudio('/api/v1/account/reset/look', { secret }));
}

type Reset = { secret: string; password: string; revokesTokens: boolean };

export async function resetPassword(reset: Reset): Promise<{ email: string }> {
  return bodyOf(await askStudio('/api/v1/account/reset', reset));
}

/** The contract says what it is; what was refused is thrown. */
function bodyOf<Body>({ refusal, ...answer }: AuthAnswer): Body {
  if (refusal !== undefined) throw new RefusedError(refusal.code, refusal.message);
  return ('body' in answer ? answer.body : undefined) as Body;
}
