import { AppError } from '../app-error';
import { type Action, mayDo, permissions, rolesFor } from '../teams/permissions';
import type { MemberRole } from '../teams/roles';
import { scopes } from '../teams/scopes';
import type { Actor } from './actor';

/** What a read-only link is for; logs only where whoever made it chose so. */
const ofLinks: ReadonlySet<Action> = new Set<Action>(['project.read', 'document.read']);

/** Why an actor who has this role may not do this; undefined if they may. The role says what at most, a token's scopes what of it. */
export function refusalOf(actor: Actor, role: MemberRole, action: Action): string | undefined {
  if (actor.kind === 'link') {
    const may = ofLinks.has(action) || (action === 'logs.read' && actor.includesLogs === true);
    return may ? undefined : 'A link for reading does not open this. Ask whoever sent it for a role on the project.';
  }
  if (!mayDo(role, action)) {
    return `This needs one of the roles ${rolesFor(action).join(', ')}; yours is ${role}. Ask an owner or admin of the team.`;
  }
  const { scope } = permissions[action];
  if (actor.token === undefined) return undefined;
  if (scope === 'browser') return 'No API token may do this. Sign in to the dashboard for it.';
  if (actor.token.scopes.has(scope)) return undefined;
  return `This token lacks the scope ${scope} (${scopes[scope].words}). Make one that has it.`;
}

/** For what is of a person and of no team: their teams, their tokens. A token must not make another that may more. */
export function demandSession(actor: Actor): void {
  if (actor.kind === 'person' && actor.token === undefined) return;
  throw new AppError({ code: 'FORBIDDEN', message: 'No API token may do this. Sign in to the dashboard for it.' });
}
