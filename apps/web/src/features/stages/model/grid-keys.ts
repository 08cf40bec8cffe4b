export type Place = { row: number; column: number };

/** Where a key leads from a cell; undefined for keys that do not move. `page` is how many rows are in sight. */
export function placeAfter(
  { row, column }: Place,
  { key, isModified }: { key: string; isModified: boolean },
  { rows, columns, page }: { rows: number; columns: number; page: number },
): Place | undefined {
  const to = (next: Place): Place => ({
    row: Math.min(Math.max(next.row, 0), Math.max(rows - 1, 0)),
    column: Math.min(Math.max(next.column, 0), Math.max(columns - 1, 0)),
  });
  switch (key) {
    case 'ArrowUp':
      return to({ row: isModified ? 0 : row - 1, column });
    case 'ArrowDown':
      return to({ row: isModified ? rows - 1 : row + 1, column });
    case 'ArrowLeft':
      return to({ row, column: isModified ? 0 : column - 1 });
    case 'ArrowRight':
      return to({ row, column: isModified ? columns - 1 : column + 1 });
    case 'Home':
      return to({ row: isModified ? 0 : row, column: 0 });
    case 'End':
      return to({ row: isModified ? rows - 1 : row, column: columns - 1 });
    case 'PageUp':
      return to({ row: row - page, column });
    case 'PageDown':
      return to({ row: row + page, column });
    default:
      return undefined;
  }
}
