import type { Member, MemberRole, Team } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { refusalToChange } from './role-changes';

const aTeam = (memberRole: MemberRole, id = 'team'): Team => {
  return { id, name: 'Orders', slug: id, memberRole, isPersonal: id.startsWith('personal-') };
};
const aMember = (id: string, role: MemberRole): Member => {
  return { person: { id, name: id, email: `${id}@example.com` }, role, joinedAt: 0, projectRoles: [] };
};

test('who may not change roles is told who can', () => {
  const member = aMember('bob', 'viewer');
  expect(refusalToChange({ team: aTeam('editor'), member, members: [member] })).toMatch(/An owner or admin/);
  expect(refusalToChange({ team: aTeam('admin'), member, members: [member] })).toBeUndefined();
});

test('the only owner, and an owner before an admin, are left as they are', () => {
  const [ada, bob] = [aMember('ada', 'owner'), aMember('bob', 'owner')];
  expect(refusalToChange({ team: aTeam('owner'), member: ada, members: [ada] })).toMatch(/only owner/);
  expect(refusalToChange({ team: aTeam('owner'), member: ada, members: [ada, bob] })).toBeUndefined();
  expect(refusalToChange({ team: aTeam('admin'), member: ada, members: [ada, bob] })).toMatch(/by owners/);
});

test('whoever a team came with stays its owner', () => {
  const [ada, bob] = [aMember('ada', 'owner'), aMember('bob', 'owner')];
  const team = aTeam('owner', 'personal-ada');
  expect(refusalToChange({ team, member: ada, members: [ada, bob] })).toMatch(/came with their account/);
  expect(refusalToChange({ team, member: bob, members: [ada, bob] })).toBeUndefined();
});
