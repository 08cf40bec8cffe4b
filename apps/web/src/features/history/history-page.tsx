'use client';

import { DocumentGate, useOpenDocument } from '@/components/document/document-provider';
import { useDocumentState } from '@/components/document/use-document';
import { useIsNarrow } from '@/lib/narrow';
import { useUrlState, writeUrlState } from '@/lib/url-state';
import { RevisionList } from './list/revision-list';
import { CompareView } from './view/compare-view';
import { RevisionView } from './view/revision-view';

/** Every change of the project: who, when, what; each can be named, looked at, compared, restored and branched from. */
export function HistoryPage() {
  return (
    <DocumentGate>
      <Revisions />
    </DocumentGate>
  );
}

function Revisions() {
  const { projectId } = useOpenDocument();
  const current = useDocumentState((state) => state.document.revision);
  const [inAddress] = useUrlState('revision');
  const [from] = useUrlState('from');
  const [to] = useUrlState('to');
  const isNarrow = useIsNarrow();
  const compared =
    from === undefined ? undefined : { from: numberOf(from), to: to === undefined ? current : numberOf(to) };
  const chosen = inAddress === undefined ? (isNarrow ? undefined : current) : numberOf(inAddress);
  const isListShown = !isNarrow || (chosen === undefined && compared === undefined);
  const back = () =>
    writeUrlState({ revision: undefined, from: undefined, to: undefined, view: undefined }, { history: 'push' });
  const onBack = isNarrow ? back : undefined;
  return (
    <div className="flex min-h-0 flex-1">
      {isListShown && (
        <RevisionList
          chosen={chosen}
          compared={compared}
          className={isNarrow ? 'min-w-0 flex-1' : 'w-80 shrink-0 border-line border-r'}
        />
      )}
      {compared !== undefined ? (
        <CompareView key={projectId} projectId={projectId} {...compared} onBack={onBack} />
      ) : (
        chosen !== undefined && <RevisionView key={chosen} projectId={projectId} revision={chosen} onBack={onBack} />
      )}
    </div>
  );
}

/** A number that no revision has is said so by whoever looks for it. */
const numberOf = (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : 999_999_999);
