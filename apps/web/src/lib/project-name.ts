/** `todo`, or `todo-2` where the team has a `todo` already. */
export function suggestName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.toLowerCase()));
  if (!names.has(wanted.toLowerCase())) return wanted;
  for (let number = 2; ; number += 1) {
    const name = `${wanted}-${number}`;
    if (!names.has(name.toLowerCase())) return name;
  }
}

const longest = 64;

/** What is wrong with a project's name as it is being typed; the server decides by the same rule. */
export function checkProjectName(name: string, taken: readonly string[]): string | undefined {
  if (name === '') return 'Give the project a name.';
  if (!/^[A-Za-z]/.test(name)) return 'Begin with a letter.';
  const strange = /[^A-Za-z0-9_-]/.exec(name)?.[0];
  if (strange !== undefined) {
    return strange === ' '
      ? 'No spaces: use - or _ between words.'
      : `“${strange}” cannot be in a name: use letters, digits, - and _.`;
  }
  if (name.length > longest) return `Use at most ${longest} characters; these are ${name.length}.`;
  if (taken.some((other) => other.toLowerCase() === name.toLowerCase())) {
    return `The team has a project “${name}” already.`;
  }
  return undefined;
}
