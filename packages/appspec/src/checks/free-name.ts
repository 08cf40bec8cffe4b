/** `sweep_2` where `sweep` is taken, and so on. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const stem = name.replace(/_\d+$/, '');
  let number = 2;
  while (taken.has(`${stem}_${number}`)) number += 1;
  return `${stem}_${number}`;
}
