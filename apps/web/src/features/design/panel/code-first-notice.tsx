'use client';

import { APP_FILE, type AppSpec, type ConstructKind, type Entity, registrationLine } from '@chalice-studio/appspec';
import { FileCode } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { hasSameMembers } from '@/components/document/selector';
import { useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { useProjectHref } from '@/lib/url-state';

type Place = { isOfCode: boolean; file: string; line: number };

/** In a code-first project: why fields cannot be changed here, and the line where they can. */
export function CodeFirstNotice({ construct }: { construct?: Extract<Entity, { kind: ConstructKind }> }) {
  const router = useRouter();
  const href = useProjectHref();
  const { isOfCode, file, line } = useSpec(
    useCallback(
      (spec: AppSpec): Place => {
        if (spec.mode !== 'code-first') return { isOfCode: false, file: APP_FILE, line: 1 };
        return {
          isOfCode: true,
          ...(construct === undefined ? { file: APP_FILE, line: 1 } : registrationLine(spec, construct)),
        };
      },
      [construct],
    ),
    hasSameMembers,
  );
  if (!isOfCode) return null;
  return (
    <div role="note" className="space-y-2 rounded-md border border-line bg-sunken p-3 text-fg-muted text-xs">
      <p>
        {construct === undefined
          ? `People write ${APP_FILE} in this project: what it says of the app is shown here and changed there. The rest can be set here.`
          : construct.kind === 'resource'
            ? 'People’s code names this resource. What it is made with can be set here.'
            : 'People’s code registers this, so it is shown here and changed there.'}
      </p>
      <Button size="sm" onClick={() => router.push(href('code', { file, line: String(line) }))}>
        <FileCode aria-hidden /> Open {file}:{line}
      </Button>
    </div>
  );
}
