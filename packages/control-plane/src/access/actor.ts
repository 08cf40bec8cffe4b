import type { Scope } from '../teams/scopes';

/** What a token may at most: less than whoever it acts for, never more. */
export type TokenLimits = {
  tokenId: string;
  scopes: ReadonlySet<Scope>;
  teamId: string;
  /** For this project alone. */
  projectId?: string;
};

/**
 * Who asks. A person comes with a session, or with a token of theirs; a service account with a token always; a link is
 * whoever has the link's secret, with the viewer's role on one project and the few procedures that are listed for it.
 */
export type Actor = {
  kind: 'person' | 'service-account' | 'link';
  id: string;
  name: string;
  /** Empty for those who have none. */
  email: string;
  token?: TokenLimits;
  /** Of a person with a session. */
  sessionId?: string;
  /** Runs the studio; only with a session. */
  isAdministrator?: boolean;
  /** Of a link: whether it opens the logs too. */
  includesLogs?: boolean;
};

/** By what the stream hub knows a listener, and finds their rights again: a token's are less than its person's. */
export function listenerKey(actor: Actor): string {
  return actor.token === undefined ? actor.id : `${TOKEN_KEY}${actor.token.tokenId}`;
}

export const TOKEN_KEY = 'token:';
