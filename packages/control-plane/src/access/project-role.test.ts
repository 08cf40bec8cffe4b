import { expect, test } from 'vitest';
import { type Action, mayDo, permissions } from '../teams/permissions';
import { memberRoles } from '../teams/roles';
import { roleOnProject, type Standing } from './project-role';

const standing = (given: Partial<Standing>): Standing => ({ teamRole: null, grantRole: null, shared: [], ...given });

test.each<[string, Partial<Standing>, string | undefined]>([
  ['nobody has none', {}, undefined],
  ['a member has their role in the team', { teamRole: 'editor' }, 'editor'],
  ['a role on the project can be less', { teamRole: 'editor', grantRole: 'viewer' }, 'viewer'],
  ['… and more', { teamRole: 'viewer', grantRole: 'admin' }, 'admin'],
  ['an owner is that on every project', { teamRole: 'owner', grantRole: 'viewer' }, 'owner'],
  ['an admin too', { teamRole: 'admin', grantRole: 'viewer' }, 'admin'],
  ['a guest has the role that they were given', { grantRole: 'operator' }, 'operator'],
  [
    'by a team that it is shared with one has at most one’s role there',
    { shared: [{ grantRole: 'editor', memberRole: 'viewer' }] },
    'viewer',
  ],
  ['… and at most what the team was given', { shared: [{ grantRole: 'operator', memberRole: 'owner' }] }, 'operator'],
  [
    'of several teams the best counts',
    {
      shared: [
        { grantRole: 'viewer', memberRole: 'owner' },
        { grantRole: 'editor', memberRole: 'editor' },
      ],
    },
    'editor',
  ],
  [
    'what the person was given themselves decides before what their team was',
    { grantRole: 'viewer', shared: [{ grantRole: 'editor', memberRole: 'editor' }] },
    'viewer',
  ],
  ['a role that is none gives nothing', { teamRole: 'emperor', grantRole: 'king' }, undefined],
])('%s', (_title, given, role) => {
  expect(roleOnProject(standing(given))).toBe(role);
});

// On this rests that the lesser of two roles is a matter of their order.
test('each role may all that the next one may', () => {
  const actions = Object.keys(permissions) as Action[];
  memberRoles.slice(1).forEach((role, index) => {
    const above = memberRoles[index] ?? 'owner';
    for (const action of actions)
      if (mayDo(role, action)) expect(mayDo(above, action), `${above}: ${action}`).toBe(true);
  });
  expect(actions.every((action) => mayDo('owner', action))).toBe(true);
});
