import { type TeamId, teamScope } from '../access/scope';

/** The chain of what is of no team: signing in and out, passwords, the studio's administration. */
export const INSTANCE: TeamId = teamScope('instance');
