import type { AwsAccount } from '@chalice-studio/control-plane/contract';
import { StageName } from '@/components/stage-name';
import { HoverLink } from '@/components/ui/hover-link';

export function AccountStages({ stages }: { stages: AwsAccount['stages'] }) {
  if (stages.length === 0) {
    return (
      <p className="text-fg-muted text-sm">
        None yet. On the page Stages of a project, add a stage and choose this account.
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line rounded-lg border bg-surface">
      {stages.map((stage) => (
        <li key={stage.id} className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-sm">
          {stage.isProjectDeleted ? (
            <span className="min-w-0 truncate text-fg-muted">{stage.projectName} (deleted, can be restored)</span>
          ) : (
            <HoverLink
              href={`/p/${stage.projectId}/deployments?stage=${encodeURIComponent(stage.name)}`}
              className="min-w-0 truncate text-fg hover:underline"
            >
              {stage.projectName}
            </HoverLink>
          )}
          <StageName stage={stage} />
          <span className="ml-auto text-fg-subtle text-xs">{stage.isDeployed ? 'Deployed' : 'Not deployed yet'}</span>
        </li>
      ))}
    </ul>
  );
}
