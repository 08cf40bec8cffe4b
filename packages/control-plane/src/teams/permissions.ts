import type { MemberRole } from './roles';
import type { Scope } from './scopes';

export { type GrantableRole, type GuestRole, grantableRoles, guestRoles, type MemberRole, memberRoles } from './roles';
export { type Scope, scopeNames, scopes } from './scopes';

/**
 * Who may do what: the one table that the gate asks, that its tests walk and that the People page shows. Each procedure
 * names its action here. A viewer looks; an operator runs what is designed; an editor designs; an admin settles stages,
 * secrets and people; an owner settles the team.
 */
const everyone = ['owner', 'admin', 'editor', 'operator', 'viewer'] as const;
const operators = ['owner', 'admin', 'editor', 'operator'] as const;
const editors = ['owner', 'admin', 'editor'] as const;
const admins = ['owner', 'admin'] as const;
const owners = ['owner'] as const;

export const areas = ['Projects', 'Design', 'Stages', 'Running', 'Watching', 'Team'] as const;
export type Area = (typeof areas)[number];

export type Permission = {
  roles: readonly MemberRole[];
  /** The scope that an API token needs; `browser` is for people who are signed in, and for no token. */
  scope: Scope | 'browser';
  area: Area;
  /** What it is, as the People page says it. */
  words: string;
};

const table = {
  'project.read': { roles: everyone, scope: 'read', area: 'Projects', words: 'See projects' },
  'project.create': { roles: editors, scope: 'design', area: 'Projects', words: 'Create projects' },
  'project.delete': { roles: admins, scope: 'delete', area: 'Projects', words: 'Delete and restore projects' },
  'project.share': {
    roles: admins,
    scope: 'browser',
    area: 'Projects',
    words: 'Share projects, and set roles on them',
  },
  'capture.write': {
    roles: admins,
    scope: 'browser',
    area: 'Projects',
    words: 'Say whether what people try an app with is kept',
  },
  'document.read': {
    roles: everyone,
    scope: 'read',
    area: 'Design',
    words: 'See the design, its code and its history',
  },
  'document.write': { roles: editors, scope: 'design', area: 'Design', words: 'Change the design and its code' },
  'document.move': { roles: editors, scope: 'design', area: 'Design', words: 'Arrange the canvas' },
  'document.announce': { roles: everyone, scope: 'read', area: 'Design', words: 'Be seen in the design' },
  'code.check': { roles: everyone, scope: 'read', area: 'Design', words: 'Check types' },
  'code.dependencies': { roles: editors, scope: 'design', area: 'Design', words: 'Change dependencies' },
  'stage.read': { roles: everyone, scope: 'read', area: 'Stages', words: 'See stages and their settings' },
  'stage.write': { roles: editors, scope: 'stages', area: 'Stages', words: 'Create and configure stages' },
  'stage.delete': { roles: admins, scope: 'stages', area: 'Stages', words: 'Delete stages' },
  'stage.protect': {
    roles: admins,
    scope: 'stages',
    area: 'Stages',
    words: 'Say who approves deployments, release a stage',
  },
  'secret.read': {
    roles: everyone,
    scope: 'read',
    area: 'Stages',
    words: 'See which secrets are set, never their values',
  },
  'secret.write': { roles: admins, scope: 'secrets', area: 'Stages', words: 'Set and delete secrets' },
  'deployment.read': { roles: everyone, scope: 'read', area: 'Running', words: 'See deployments' },
  'deployment.create': { roles: operators, scope: 'deploy', area: 'Running', words: 'Deploy and roll back' },
  'deployment.cancel': { roles: operators, scope: 'deploy', area: 'Running', words: 'Cancel deployments' },
  // Not with a token: whoever deploys by one would approve by the same.
  'deployment.approve': { roles: operators, scope: 'browser', area: 'Running', words: 'Approve and reject plans' },
  'stack.read': { roles: everyone, scope: 'read', area: 'Running', words: 'See the state of stacks' },
  'stack.recover': { roles: operators, scope: 'deploy', area: 'Running', words: 'Recover stacks, look for drift' },
  'stack.destroy': { roles: admins, scope: 'delete', area: 'Running', words: 'Destroy what runs in a stage' },
  'app.call': { roles: operators, scope: 'operate', area: 'Running', words: 'Call routes and functions' },
  'logs.read': { roles: everyone, scope: 'logs', area: 'Watching', words: 'Read logs' },
  'connections.read': { roles: everyone, scope: 'logs', area: 'Watching', words: 'See connected clients' },
  'connections.write': {
    roles: operators,
    scope: 'operate',
    area: 'Watching',
    words: 'Send to clients and disconnect them',
  },
  'team.read': { roles: everyone, scope: 'read', area: 'Team', words: 'See the team and its members' },
  'team.update': { roles: admins, scope: 'browser', area: 'Team', words: 'Rename the team' },
  'aws-account.read': { roles: everyone, scope: 'read', area: 'Team', words: 'See connected AWS accounts' },
  'aws-account.write': {
    roles: admins,
    scope: 'browser',
    area: 'Team',
    words: 'Connect AWS accounts, prove and remove them',
  },
  'team.export': { roles: admins, scope: 'browser', area: 'Team', words: 'Export all projects' },
  'team.delete': { roles: owners, scope: 'browser', area: 'Team', words: 'Transfer, delete and restore the team' },
  'member.write': { roles: admins, scope: 'browser', area: 'Team', words: 'Change roles of members and remove them' },
  'invitation.write': { roles: admins, scope: 'browser', area: 'Team', words: 'Invite people' },
  'audit.read': { roles: admins, scope: 'audit', area: 'Team', words: 'Read, check and export the audit log' },
  'audit.keep': { roles: owners, scope: 'browser', area: 'Team', words: 'Say for how long the audit log is kept' },
  'token.read': { roles: admins, scope: 'browser', area: 'Team', words: 'See the team’s tokens' },
  'token.write': { roles: admins, scope: 'browser', area: 'Team', words: 'Manage service accounts, revoke tokens' },
} as const satisfies Record<string, Permission>;

export type Action = keyof typeof table;

/** Every action with who may do it, as the People page shows it. */
export const permissions: Readonly<Record<Action, Permission>> = table;

export function mayDo(role: MemberRole, action: Action): boolean {
  return permissions[action].roles.includes(role);
}

/** The roles that an action needs one of, most powerful first. */
export function rolesFor(action: Action): readonly MemberRole[] {
  return permissions[action].roles;
}
