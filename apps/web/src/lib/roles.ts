import type { MemberRole } from '@chalice-studio/control-plane/permissions';

/** What each role is, in a few words; the table on the page People says it in all. */
export const roleWords: Record<MemberRole, string> = {
  owner: 'Everything, and the team itself',
  admin: 'Stages, secrets, sharing and people',
  editor: 'Designs, code and stages',
  operator: 'Deploys and calls what is designed',
  viewer: 'Looks at everything, changes nothing',
};

export function roleLabel(role: MemberRole): string {
  return `${role.charAt(0).toUpperCase()}${role.slice(1)}`;
}
