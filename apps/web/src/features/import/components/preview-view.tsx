import type { ImportPreview } from '@chalice-studio/control-plane/contract';
import { ConstructIcon, lookOf } from '@/components/construct-icon';
import { Badge } from '@/components/ui/badge';
import { formatWords, manyWords } from '../constants';
import { FindingsList } from './findings-list';

type Ready = Extract<ImportPreview, { status: 'ready' }>;

/** What would be made of a file: constructs by kind, stages, and what a person should know first. */
export function PreviewView({ preview }: { preview: Ready }) {
  const { format, mode, constructs, fileCount, stages, findings, findingCount, problems, problemCount } = preview;
  const [firstProblem] = problems;
  return (
    <div className="space-y-6">
      <section aria-label="What will be made" className="space-y-3 rounded-lg border bg-surface p-4">
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="font-medium text-base text-fg">{formatWords[format]}</h2>
          {mode === 'code-first' && <Badge tone="accent">Code first: its files stay as they are</Badge>}
        </div>
        {constructs.length === 0 ? (
          <p className="text-fg-muted">It has no constructs: the canvas will be empty.</p>
        ) : (
          <ul aria-label="Constructs" className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-4">
            {constructs.map(({ kind, count }) => (
              <li key={kind} className="flex items-center gap-2">
                <ConstructIcon kind={kind} variant="tile" />
                <span className="text-fg tabular-nums">
                  {count.toLocaleString('en')}{' '}
                  {count === 1
                    ? lookOf(kind).label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())
                    : manyWords[kind]}
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="text-fg-muted text-xs">
          {fileCount} {fileCount === 1 ? 'file' : 'files'} of code
          {stages.length > 0 && ` · ${stages.length === 1 ? 'stage' : 'stages'} ${stages.join(', ')}, on this machine`}
        </p>
      </section>
      {problemCount > 0 && (
        <p className="text-fg-muted">
          {problemCount === 1 ? 'One error keeps' : `${problemCount} errors keep`} the design from being deployed as it
          is. It is imported all the same, and shows each where it is to be mended. The first: {firstProblem}
        </p>
      )}
      {findings.length === 0 ? (
        <p className="text-fg-muted">Everything in the file could be read.</p>
      ) : (
        <FindingsList findings={findings} count={findingCount} />
      )}
    </div>
  );
}
