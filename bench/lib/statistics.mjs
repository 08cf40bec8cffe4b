/** The value below which a share of the samples lies (0.5 is the median). */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** A row of the report: the median and the 95th percentile of samples in milliseconds. */
export function summarize(name, samples, aim) {
  return {
    name,
    median: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    count: samples.length,
    unit: 'ms',
    aim,
  };
}

/** Rows as an aligned table. */
export function toTable(rows) {
  const cells = rows.map((row) => [
    row.name,
    ...[row.median, row.p95].map((value) => toText(value, row.unit)),
    String(row.count),
    row.aim ?? '',
  ]);
  const table = [['measured', 'median', 'p95', 'samples', 'aim'], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  return table
    .map((line) =>
      line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .join('\n');
}

function toText(value, unit) {
  if (value === undefined) return '';
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)} ${unit}`;
}
