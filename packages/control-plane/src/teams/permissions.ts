import type { MemberRole } from './schema';

/**
 * Who may do what: the roles that a member needs one of. Each procedure names its action here.
 * A viewer looks; an operator runs what is designed; an editor designs; an admin settles stages, secrets and people.
 */
const everyone = ['owner', 'admin', 'editor', 'operator', 'viewer'] as const;
const operators = ['owner', 'admin', 'editor', 'operator'] as const;
const editors = ['owner', 'admin', 'editor'] as const;
const admins = ['owner', 'admin'] as const;

const rolesOf = {
  'project.read': everyone,
  'project.create': editors,
  'project.delete': admins,
  'document.read': everyone,
  'document.write': editors,
  'document.move': editors,
  'document.announce': everyone,
  'code.check': everyone,
  'code.dependencies': editors,
  'stage.read': everyone,
  'stage.write': editors,
  'stage.delete': admins,
  'deployment.read': everyone,
  'deployment.create': operators,
  'deployment.cancel': operators,
  'logs.read': everyone,
  'connections.read': everyone,
  'connections.write': operators,
  'app.call': operators,
  'secret.read': everyone,
  'secret.write': admins,
} as const satisfies Record<string, readonly MemberRole[]>;

export type Action = keyof typeof rolesOf;

export function mayDo(role: MemberRole, action: Action): boolean {
  const roles: readonly MemberRole[] = rolesOf[action];
  return roles.includes(role);
}

/** The roles that an action needs one of, most powerful first. */
export function rolesFor(action: Action): readonly MemberRole[] {
  return rolesOf[action];
}
