/**
 * What fits of each group, best first, and the groups by the best of theirs: the first row of all is the one that fits
 * best, so that Enter takes it. Among equals the order stays. cmdk's own filter leaves the groups where they stand.
 */
export function matchGroups<Member>(
  groups: Iterable<readonly [name: string, members: readonly Member[]]>,
  scoreOf: (member: Member) => number,
): [name: string, members: Member[]][] {
  return [...groups]
    .map(([name, members]) => {
      const scored = members.map((member) => ({ member, score: scoreOf(member) }));
      return { name, fitting: scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score) };
    })
    .filter(({ fitting }) => fitting.length > 0)
    .sort((a, b) => (b.fitting[0]?.score ?? 0) - (a.fitting[0]?.score ?? 0))
    .map(({ name, fitting }) => [name, fitting.map(({ member }) => member)]);
}
