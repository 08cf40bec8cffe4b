declare const scope: unique symbol;

/** The team that an actor was let into: every query of a team's records demands one, so none can be asked without the gate. */
export type TeamId = string & { readonly [scope]: 'team' };

/** Only the gate calls this, after it has seen the membership, and the worker and readers, for the row that they were let in to. */
export function teamScope(teamId: string): TeamId {
  return teamId as TeamId;
}
