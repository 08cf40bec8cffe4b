export type DiffLine = { type: 'same' | 'added' | 'removed'; text: string; before?: number; after?: number };
type Line = Pick<DiffLine, 'type' | 'text'>;

/** Up to so many pairs of lines the longest common subsequence is looked for by its table. */
const MOST_PAIRS = 1_000_000;

/**
 * The lines of two texts in one list, few of them changed. Long texts are first parted at lines that stand in both
 * exactly once, so that templates of tens of thousands of lines are compared in a moment.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const lines: Line[] = [];
  compare(linesOf(before), linesOf(after), lines);
  let left = 0;
  let right = 0;
  return lines.map(({ type, text }): DiffLine => {
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

/** Adds the difference of `a` and `b` to `into`. */
function compare(a: readonly string[], b: readonly string[], into: Line[]): void {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  add(into, 'same', a.slice(0, start));
  between(a.slice(start, a.length - end), b.slice(start, b.length - end), into);
  add(into, 'same', a.slice(a.length - end));
}

function between(a: readonly string[], b: readonly string[], into: Line[]): void {
  if (a.length * b.length <= MOST_PAIRS) {
    byTable(a, b, into);
    return;
  }
  let [i, j] = [0, 0];
  for (const [left, right] of anchors(a, b)) {
    compare(a.slice(i, left), b.slice(j, right), into);
    add(into, 'same', a.slice(left, left + 1));
    [i, j] = [left + 1, right + 1];
  }
  if (i > 0) {
    compare(a.slice(i), b.slice(j), into);
    return;
  }
  add(into, 'removed', a);
  add(into, 'added', b);
}

/** Places of lines that stand in both texts exactly once, as many as stand in the same order. */
function anchors(a: readonly string[], b: readonly string[]): [left: number, right: number][] {
  const places = placesOfUnique(b);
  const common = [...placesOfUnique(a)].flatMap(([text, left]): [number, number][] => {
    const right = places.get(text);
    return right === undefined ? [] : [[left, right]];
  });
  return longestRise(common.sort(([one], [other]) => one - other));
}

function placesOfUnique(lines: readonly string[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [index, text] of lines.entries()) {
    if (places.has(text)) repeated.add(text);
    else places.set(text, index);
  }
  for (const text of repeated) places.delete(text);
  return places;
}

/** The longest run of pairs whose right sides rise, by patience sorting. */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  type Card = { pair: [number, number]; under: Card | undefined };
  const tops: Card[] = [];
  for (const pair of pairs) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.pair[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    tops[low] = { pair, under: tops[low - 1] };
  }
  const rise: [number, number][] = [];
  for (let card = tops.at(-1); card !== undefined; card = card.under) rise.push(card.pair);
  return rise.reverse();
}

/** By the table of longest common subsequences. */
function byTable(a: readonly string[], b: readonly string[], into: Line[]): void {
  // common[i][j]: how many lines a from i on and b from j on have in common.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row !== undefined) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add(into, 'same', a.slice(i, i + 1));
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      add(into, 'removed', a.slice(i, i + 1));
      i += 1;
    } else {
      add(into, 'added', b.slice(j, j + 1));
      j += 1;
    }
  }
  add(into, 'removed', a.slice(i));
  add(into, 'added', b.slice(j));
}

function add(into: Line[], type: Line['type'], lines: readonly string[]): void {
  for (const text of lines) into.push({ type, text });
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
