import type { Splice } from './edit';

/**
 * A change of a text as one pass over it: a positive number keeps so many UTF-16 units, a negative one removes them,
 * a string is inserted. What is left of the text behind the last component is kept.
 */
export type TextOperation = readonly (number | string)[];

/** Several splices, each on the result of the one before, as one operation on the text that the first one saw. */
export function operationOf(splices: readonly Splice[]): TextOperation {
  return splices.reduce<TextOperation>(
    (operation, splice) => compose(operation, normalize([splice.at, splice.insert, -splice.remove])),
    [],
  );
}

/** The splices, in order, that do what an operation does. */
export function splicesOf(operation: TextOperation): Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  for (let index = 0; index < operation.length; index += 1) {
    const component = operation[index];
    if (typeof component === 'number' && component > 0) {
      at += component;
    } else if (typeof component === 'string') {
      const next = operation[index + 1];
      const removes = typeof next === 'number' && next < 0;
      splices.push({ at, remove: removes ? -next : 0, insert: component });
      at += component.length;
      if (removes) index += 1;
    } else if (component !== undefined) {
      splices.push({ at, remove: -component, insert: '' });
    }
  }
  return splices;
}

export function applySplices(text: string, splices: readonly Splice[]): string {
  return splices.reduce(
    (result, { at, remove, insert }) => result.slice(0, at) + insert + result.slice(at + remove),
    text,
  );
}

/** `first`, then `second` on its result, as one operation. */
export function compose(first: TextOperation, second: TextOperation): TextOperation {
  const a = reader(first);
  const b = reader(second);
  const result: (number | string)[] = [];
  while (!b.done()) {
    const next = b.peek();
    if (typeof next === 'string') result.push(b.take(next.length));
    else if (a.removes()) result.push(a.take(Number.POSITIVE_INFINITY));
    else {
      const size = Math.min(a.size(), b.size());
      const mine = a.take(size);
      const theirs = b.take(size);
      if (typeof theirs === 'number' && theirs > 0) result.push(mine);
      else if (typeof mine === 'number') result.push(-size);
    }
  }
  while (!a.done()) result.push(a.take(Number.POSITIVE_INFINITY));
  return normalize(result);
}

/**
 * `operation` as it reads after `over` was applied to the same text. Of two insertions at one place, the one of
 * `first` comes first.
 */
export function transform(operation: TextOperation, over: TextOperation, first: 'operation' | 'over'): TextOperation {
  const a = reader(operation);
  const b = reader(over);
  const result: (number | string)[] = [];
  while (!a.done()) {
    const mine = a.peek();
    const theirs = b.peek();
    if (typeof mine === 'string' && (first === 'operation' || typeof theirs !== 'string')) {
      result.push(a.take(mine.length));
    } else if (typeof theirs === 'string') {
      result.push(theirs.length);
      b.take(theirs.length);
    } else {
      const size = Math.min(a.size(), b.size());
      const kept = a.take(size);
      const other = b.take(size);
      if (typeof other === 'number' && other > 0) result.push(kept);
    }
  }
  return normalize(result);
}

/** Merges neighbours, puts insertions before removals at one place, and drops what does nothing. */
function normalize(components: TextOperation): TextOperation {
  const result: (number | string)[] = [];
  for (const component of components) {
    if (component === 0 || component === '') continue;
    const last = result.at(-1);
    if (typeof component === 'string' && typeof last === 'number' && last < 0) {
      const before = result.at(-2);
      if (typeof before === 'string') result.splice(-2, 1, before + component);
      else result.splice(-1, 0, component);
    } else if (typeof component === 'string' && typeof last === 'string') result[result.length - 1] = last + component;
    else if (typeof component === 'number' && typeof last === 'number' && Math.sign(component) === Math.sign(last)) {
      result[result.length - 1] = last + component;
    } else result.push(component);
  }
  const last = result.at(-1);
  if (typeof last === 'number' && last > 0) result.pop();
  return result;
}

/** Reads an operation in pieces; behind its end it keeps for ever. */
function reader(operation: TextOperation) {
  let index = 0;
  let offset = 0;
  const peek = (): number | string => operation[index] ?? Number.POSITIVE_INFINITY;
  const size = () => {
    const component = peek();
    return (typeof component === 'string' ? component.length : Math.abs(component)) - offset;
  };
  return {
    done: () => index >= operation.length,
    peek: () => {
      const component = peek();
      return typeof component === 'string' ? component.slice(offset) : component;
    },
    size,
    removes: () => {
      const component = peek();
      return typeof component === 'number' && component < 0;
    },
    take(wanted: number): number | string {
      const component = peek();
      const length = Math.min(wanted, size());
      const piece =
        typeof component === 'string' ? component.slice(offset, offset + length) : Math.sign(component) * length;
      offset += length;
      if (index < operation.length && size() === 0) {
        index += 1;
        offset = 0;
      }
      return piece;
    },
  };
}
