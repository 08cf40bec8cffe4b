import { organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import { adminAc, defaultStatements, memberAc, ownerAc } from 'better-auth/plugins/organization/access';

/** The tables of teams and their members. What may be done with them is decided by the gate: none of its addresses is open. */
export function teams() {
  return organization({
    ac: createAccessControl(defaultStatements),
    roles: { owner: ownerAc, admin: adminAc, editor: memberAc, operator: memberAc, viewer: memberAc },
    creatorRole: 'owner',
  });
}
