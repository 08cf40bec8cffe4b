import type { ImportFinding } from '@chalice-studio/control-plane/contract';
import { StatusDot, type StatusTone } from '@/components/ui/status-dot';
import { refusalWords, severityWords } from '../constants';

const tones: Record<ImportFinding['severity'], StatusTone> = { error: 'danger', warning: 'warning', note: 'idle' };
const severities = ['error', 'warning', 'note'] as const;

/** What an import says of single places, what is missing first. */
type FindingsListProps = {
  findings: readonly ImportFinding[];
  count: number;
  /** Nothing came of the file, so nothing of it is left out: its errors are the reasons. */
  isRefusal?: boolean;
};

export function FindingsList({ findings, count, isRefusal = false }: FindingsListProps) {
  return (
    <div className="space-y-4">
      {severities.map((severity) => {
        const some = findings.filter((finding) => finding.severity === severity);
        return some.length === 0 ? null : (
          <Group key={severity} severity={severity} findings={some} isRefusal={isRefusal} />
        );
      })}
      {count > findings.length && (
        <p className="text-fg-muted text-xs">
          And {(count - findings.length).toLocaleString('en')} more, which are not listed here.
        </p>
      )}
    </div>
  );
}

type GroupProps = { severity: ImportFinding['severity']; findings: readonly ImportFinding[]; isRefusal: boolean };

function Group({ severity, findings, isRefusal }: GroupProps) {
  const { one, many, help } = isRefusal && severity === 'error' ? refusalWords : severityWords[severity];
  const title = `${findings.length} ${findings.length === 1 ? one : many}`;
  return (
    <section aria-label={title} className="space-y-2">
      <h3 className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium text-fg">{title}</span>
        <span className="text-fg-muted text-xs">{help}</span>
      </h3>
      <ul className="max-h-96 divide-y divide-line overflow-auto rounded-lg border bg-surface">
        {findings.map((finding) => (
          <li key={keyOf(finding)} className="flex items-start gap-2.5 px-3 py-2">
            <StatusDot tone={tones[severity]} className="mt-1" />
            <div className="min-w-0 flex-1 space-y-0.5">
              <p className="text-fg [overflow-wrap:anywhere]">{finding.message}</p>
              <Place finding={finding} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Place({ finding: { file, line, column, pointer } }: { finding: ImportFinding }) {
  const parts = [
    file,
    line === undefined ? undefined : `line ${line}${column === undefined ? '' : `, column ${column}`}`,
    // Where there is a line the pointer says the same again.
    line === undefined ? pointer : undefined,
  ].filter((part) => part !== undefined && part !== '');
  if (parts.length === 0) return null;
  return <p className="font-mono text-2xs text-fg-muted [overflow-wrap:anywhere]">{parts.join(' · ')}</p>;
}

function keyOf({ code, file, line, pointer, message }: ImportFinding): string {
  return [code, file, line, pointer, message].join(' ');
}
