/** What a member can be, most powerful first: each may do all that the next one may. */
export const memberRoles = ['owner', 'admin', 'editor', 'operator', 'viewer'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What an admin can make somebody; owners are made by owners. */
export const grantableRoles = ['admin', 'editor', 'operator', 'viewer'] as const;
export type GrantableRole = (typeof grantableRoles)[number];

/** What somebody from outside can be on one project: who settles secrets and people is of the team. */
export const guestRoles = ['editor', 'operator', 'viewer'] as const;
export type GuestRole = (typeof guestRoles)[number];

/** better-auth stores several roles of a member as one text; the most powerful counts. */
export function roleOf(stored: string): MemberRole | undefined {
  const held = stored.split(',');
  return memberRoles.find((role) => held.includes(role));
}

/** The less powerful of two roles. */
export function lesserRole(a: MemberRole, b: MemberRole): MemberRole {
  return memberRoles.indexOf(a) > memberRoles.indexOf(b) ? a : b;
}

export function isAtLeast(role: MemberRole, other: MemberRole): boolean {
  return memberRoles.indexOf(role) <= memberRoles.indexOf(other);
}
