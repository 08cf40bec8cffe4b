/** The node of the canvas under a point of the window, other than the one that a line comes from. */
export function nodeAt({ x, y }: { x: number; y: number }, from: string | undefined): string | undefined {
  return nodesAt({ x, y }).find((id) => id !== from);
}

/** All of them, the uppermost first. */
export function nodesAt({ x, y }: { x: number; y: number }): string[] {
  return document
    .elementsFromPoint(x, y)
    .flatMap((element) => element.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? []);
}
