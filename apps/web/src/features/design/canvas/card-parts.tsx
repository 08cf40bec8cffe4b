import { CircleAlert, TriangleAlert } from 'lucide-react';

/** The first method of a route, and how many there are beside it. */
export function Methods({ methods }: { methods: string }) {
  const [first = '', ...rest] = methods.split(', ');
  return (
    <span className="w-12 shrink-0 truncate font-medium font-mono text-2xs text-kind-route" title={methods}>
      {first}
      {rest.length > 0 && <span className="text-fg-subtle"> +{rest.length}</span>}
    </span>
  );
}

/** How much is wrong with a construct: a form of its own for errors and for warnings. */
export function Problems({ errors, warnings }: { errors: number; warnings: number }) {
  if (errors > 0)
    return (
      <span
        className="inline-flex shrink-0 items-center gap-0.5 text-2xs text-danger-text tabular-nums"
        title={`${errors} to mend`}
      >
        <CircleAlert className="size-3.5" aria-label={`${errors} ${errors === 1 ? 'problem' : 'problems'}`} />
        {errors > 1 && errors}
      </span>
    );
  if (warnings === 0) return null;
  return (
    <span className="inline-flex shrink-0 text-warning-text" title={`${warnings} to know of`}>
      <TriangleAlert className="size-3.5" aria-label={`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`} />
    </span>
  );
}
