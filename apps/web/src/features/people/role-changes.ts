import type { Member, Team } from '@chalice-studio/control-plane/contract';
import { mayDo } from '@chalice-studio/control-plane/permissions';

type Change = { team: Team; member: Member; members: readonly Member[] };

/** Why the role of a member cannot be changed by whoever looks; undefined when it can. The studio decides by the same rules. */
export function refusalToChange({ team, member, members }: Change): string | undefined {
  if (!mayDo(team.memberRole, 'member.write')) return 'An owner or admin of the team can change roles.';
  if (member.role !== 'owner') return undefined;
  if (team.memberRole !== 'owner') return 'Owners are made and unmade by owners.';
  if (team.isPersonal && team.id === `personal-${member.person.id}`) {
    return 'This team came with their account: they stay its owner.';
  }
  const isLast = members.filter(({ role }) => role === 'owner').length === 1;
  return isLast ? 'The team’s only owner. Make somebody else an owner first.' : undefined;
}
