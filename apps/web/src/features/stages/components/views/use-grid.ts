'use client';

import type { Stage } from '@chalice-studio/control-plane/contract';
import { useMemo, useState } from 'react';
import { may, useProjectRole } from '@/lib/me';
import { type StageEdits, useSecrets } from '../../hooks';
import { type AddedRow, type GridFilter, gridRows } from '../../model/grid-rows';
import type { Column } from '../grid/grid-row';

type GridOptions = { projectId: string; edits: StageEdits; stages: readonly Stage[]; filter: GridFilter };

/** Rows and columns of a table of these stages. */
export function useGrid({ projectId, edits, stages, filter }: GridOptions) {
  const role = useProjectRole(projectId);
  const [added, setAdded] = useState<readonly AddedRow[]>([]);
  const secrets = useSecrets(stages);
  const { text, show } = filter;
  const rows = useMemo(
    () =>
      gridRows(
        stages.map((each) => each.config),
        { added, filter: { text, show } },
      ),
    [stages, added, text, show],
  );
  const columns = stages.map(
    (stage): Column => ({ stage, problems: edits.problemsOf(stage), secrets: secrets.get(stage.id) ?? [] }),
  );
  return {
    ...{ rows, columns, edits },
    mayEdit: may(role, 'edit'),
    maySetSecrets: may(role, 'administer'),
    onAddRow: (of: string, functionName: string) => setAdded((now) => [...now, { of, functionName }]),
  };
}
