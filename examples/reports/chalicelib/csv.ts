import type { Sale } from './table';

/** A line for each product, the one that brought most first. */
export function toCsv(sales: readonly Sale[]): string {
  const totals = new Map<string, { pieces: number; cents: number }>();
  for (const { product, quantity, cents } of sales) {
    const total = totals.get(product) ?? { pieces: 0, cents: 0 };
    totals.set(product, { pieces: total.pieces + quantity, cents: total.cents + quantity * cents });
  }
  const lines = [...totals]
    .sort(([, a], [, b]) => b.cents - a.cents)
    .map(([product, { pieces, cents }]) => [quoted(product), pieces, (cents / 100).toFixed(2)].join(','));
  return ['product,pieces,revenue', ...lines, ''].join('\r\n');
}

/** As spreadsheets read it; a leading sign would make it a formula. */
function quoted(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
