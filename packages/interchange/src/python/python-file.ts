import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

/** A file of Python as its syntax says it; nothing of it is ever run. */
export class PythonFile {
  readonly root: SyntaxNode;
  readonly #lineStarts: number[] = [0];

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.root = parser.parse(text).topNode;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
  }

  textOf({ from, to }: { from: number; to: number }): string {
    return this.text.slice(from, to);
  }

  /** From 1. */
  lineAt(position: number): number {
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** The lines that a node stands on; line breaks at its end are not counted. */
  linesOf({ from, to }: { from: number; to: number }): { from: number; to: number } {
    const end = from + this.textOf({ from, to }).trimEnd().length;
    return { from: this.lineAt(from), to: this.lineAt(Math.max(from, end - 1)) };
  }

  /** Lines at which the text is no Python, the first of each run of them. */
  brokenLines(): number[] {
    const lines = new Set<number>();
    this.root.tree?.iterate({
      enter: (node) => {
        if (node.type.isError) lines.add(this.lineAt(node.from));
      },
    });
    return [...lines].filter((line) => !lines.has(line - 1));
  }
}

/** What is written inside a node: its parts without brackets, commas and comments being told apart by name. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}
