'use client';

import { listLambdaFunctions } from '@chalice-studio/appspec';
import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { EmptyState } from '@/components/ui/empty-state';
import { LogsPage } from '@/features/logs/components/logs-page';
import { may, useProjectRole } from '@/lib/me';
import { useProjectHref } from '@/lib/url-state';
import { Deploy } from '../deploy';
import { StageGate } from '../stage-gate';

export function LogsScreen({ projectId }: { projectId: string }) {
  const spec = useDesignSpec();
  const role = useProjectRole(projectId);
  const functionNames = useMemo(() => listLambdaFunctions(spec).map((each) => each.name), [spec]);
  return (
    <StageGate projectId={projectId}>
      {({ stage }) => (
        <LogsPage
          stageId={stage.id}
          functionNames={functionNames}
          hasLiveTail={stage.targetType === 'aws' && may(role, 'operate')}
          empty={
            stage.deployed === null ? (
              <EmptyState
                icon={<ScrollText />}
                title={`Nothing is deployed to ${stage.name}`}
                action={<Deploy projectId={projectId} />}
              >
                What the app writes appears here as it happens, once it runs.
              </EmptyState>
            ) : (
              <NoLines restApiUrl={stage.outputs?.restApiUrl} />
            )
          }
        />
      )}
    </StageGate>
  );
}

function NoLines({ restApiUrl }: { restApiUrl: string | undefined }) {
  const href = useProjectHref();
  return (
    <EmptyState
      icon={<ScrollText />}
      title="No lines yet"
      action={
        <Button asChild>
          <Link href={href('events')}>Call something</Link>
        </Button>
      }
      {...(restApiUrl === undefined
        ? {}
        : { example: <CodeBlock code={`curl '${restApiUrl}'`} label="Copy command" /> })}
    >
      Whatever the handlers write with console.log or app.log appears here as it happens. Call a route to see the first
      line.
    </EmptyState>
  );
}
