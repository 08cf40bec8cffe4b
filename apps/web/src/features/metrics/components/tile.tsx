/** One figure of several in a grid of them. */
export function Tile({ name, value, isBad = false }: { name: string; value: string; isBad?: boolean }) {
  return (
    <div className="bg-surface px-3 py-2">
      <dt className="text-fg-subtle text-xs">{name}</dt>
      <dd className={isBad ? 'font-medium text-danger-text tabular-nums' : 'font-medium tabular-nums'}>{value}</dd>
    </div>
  );
}
