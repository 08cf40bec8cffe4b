export type DiffLine = { type: 'same' | 'added' | 'removed'; text: string; before?: number; after?: number };

/** Where texts have more lines than this in dispute, they are shown one after the other. */
const MOST_LINES = 2000;

/** The lines of two texts side by side in one list, as few changed as can be (longest common subsequence). */
export function lineDiff(before: string, after: string): DiffLine[] {
  const a = linesOf(before);
  const b = linesOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const middle = between(a.slice(start, a.length - end), b.slice(start, b.length - end));
  const all: { type: DiffLine['type']; text: string }[] = [
    ...a.slice(0, start).map((text) => ({ type: 'same' as const, text })),
    ...middle,
    ...a.slice(a.length - end).map((text) => ({ type: 'same' as const, text })),
  ];
  let left = 0;
  let right = 0;
  return all.map(({ type, text }): DiffLine => {
    if (type !== 'added') left += 1;
    if (type !== 'removed') right += 1;
    return {
      type,
      text,
      ...(type === 'added' ? {} : { before: left }),
      ...(type === 'removed' ? {} : { after: right }),
    };
  });
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

type Line = { type: DiffLine['type']; text: string };

function between(a: readonly string[], b: readonly string[]): Line[] {
  const removed = (lines: readonly string[]) => lines.map((text): Line => ({ type: 'removed', text }));
  const added = (lines: readonly string[]) => lines.map((text): Line => ({ type: 'added', text }));
  if (a.length * b.length > MOST_LINES * MOST_LINES) return [...removed(a), ...added(b)];
  // common[i][j]: how many lines a from i on and b from j on have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      lines.push({ type: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      lines.push({ type: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ type: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return [...lines, ...removed(a.slice(i)), ...added(b.slice(j))];
}

/** Only the changed lines with a few around them; a gap says how many lines are left out. */
export function withContext(lines: readonly DiffLine[], around = 3): (DiffLine | { type: 'gap'; count: number })[] {
  const near = new Set<number>();
  for (const [index, line] of lines.entries())
    if (line.type !== 'same') for (let each = index - around; each <= index + around; each += 1) near.add(each);
  const shown: (DiffLine | { type: 'gap'; count: number })[] = [];
  let hidden = 0;
  const close = () => {
    if (hidden > 0) shown.push({ type: 'gap', count: hidden });
    hidden = 0;
  };
  for (const [index, line] of lines.entries()) {
    if (!near.has(index)) {
      hidden += 1;
      continue;
    }
    close();
    shown.push(line);
  }
  close();
  return shown;
}
