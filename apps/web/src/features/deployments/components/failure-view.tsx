import { STAGE_ID } from '@chalice-studio/appspec';
import type { Deployment } from '@chalice-studio/control-plane/contract';
import { CircleX, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import { useProjectHref } from '@/lib/url-state';
import { ConstructName } from './construct-name';

type Failure = NonNullable<Deployment['failure']>;

/** Why it failed, and for each problem the way to the place that causes it. */
export function FailureView({ failure }: { failure: Failure }) {
  return (
    <section aria-label="Failure" className="overflow-hidden rounded-md border border-danger/40">
      <div className="flex items-start gap-2 bg-danger-soft px-3 py-2">
        <CircleX className="mt-0.5 size-4 shrink-0 text-danger-text" aria-hidden />
        <p className="min-w-0 flex-1 whitespace-pre-wrap font-medium [overflow-wrap:anywhere]">{failure.message}</p>
        <CopyButton value={() => textOf(failure)} label="Copy failure" />
      </div>
      {failure.entityId !== undefined && (
        <p className="flex items-center gap-2 border-line border-t px-3 py-2">
          <span className="text-fg-muted">Caused by</span>
          <ConstructName id={failure.entityId} />
        </p>
      )}
      {failure.problems.length > 0 && (
        <ul className="divide-y divide-line">
          {failure.problems.map((problem) => (
            <ProblemRow
              key={`${problem.entityId} ${problem.path.join('.')} ${problem.code} ${problem.location?.line ?? ''} ${problem.message}`}
              problem={problem}
              isTold={problem.message === failure.message}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

type ProblemRowProps = {
  problem: Failure['problems'][number];
  /** Its words stand above already. */
  isTold: boolean;
};

function ProblemRow({ problem, isTold }: ProblemRowProps) {
  const href = useProjectHref();
  const { location } = problem;
  const isError = problem.severity === 'error';
  const Icon = isError ? CircleX : TriangleAlert;
  return (
    <li className="flex items-start gap-2 px-3 py-2">
      <Icon
        className={isError ? 'mt-0.5 size-4 shrink-0 text-danger-text' : 'mt-0.5 size-4 shrink-0 text-warning-text'}
        aria-label={isError ? 'Error' : 'Warning'}
      />
      <div className="min-w-0 flex-1">
        {!isTold && <p className="[overflow-wrap:anywhere]">{problem.message}</p>}
        <p className="flex flex-wrap gap-x-3 text-xs">
          {location !== undefined && (
            <Link
              href={href('code', { file: location.file, line: String(location.line) })}
              className="break-all font-mono text-accent-text hover:underline"
            >
              {location.file}:{location.line}
            </Link>
          )}
          {location === undefined && <PlaceLink entityId={problem.entityId} />}
          <span className="text-fg-subtle">{problem.code}</span>
        </p>
      </div>
    </li>
  );
}

/** The way to a construct, or to the stage's settings. */
function PlaceLink({ entityId }: { entityId: string }) {
  const href = useProjectHref();
  if (entityId === '') return null;
  const isOfStage = entityId === STAGE_ID;
  return (
    <Link
      href={isOfStage ? href('stages', { view: 'stage' }) : href('design', { select: entityId })}
      className="text-accent-text hover:underline"
    >
      {isOfStage ? 'Show in the stage’s settings' : 'Show in the design'}
    </Link>
  );
}

function textOf({ message, problems }: Failure): string {
  const lines = problems.map(({ message: each, location }) =>
    location === undefined ? `- ${each}` : `- ${location.file}:${location.line} ${each}`,
  );
  return [message, ...lines].join('\n');
}
