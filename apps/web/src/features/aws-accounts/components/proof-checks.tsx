import type { ProofCheck } from '@chalice-studio/control-plane/contract';
import { StatusDot, type StatusTone } from '@/components/ui/status-dot';
import { cn } from '@/lib/class-names';
import { checkWords } from '../constants';

const order = [
  { role: 'observe', type: 'right-id' },
  { role: 'observe', type: 'no-id' },
  { role: 'observe', type: 'wrong-id' },
  { role: 'deploy', type: 'right-id' },
  { role: 'deploy', type: 'no-id' },
  { role: 'deploy', type: 'wrong-id' },
  { role: 'deploy', type: 'bucket' },
] as const satisfies readonly Pick<ProofCheck, 'role' | 'type'>[];

const looks = {
  passed: { tone: 'success', word: 'Passed' },
  failed: { tone: 'danger', word: 'Failed' },
  untried: { tone: 'idle', word: 'Not tried' },
  running: { tone: 'busy', word: 'Being tried' },
} as const satisfies Record<string, { tone: StatusTone; word: string }>;

type ProofChecksProps = { checks: readonly ProofCheck[] | undefined; isRunning: boolean };

/** What is tried of a connection, and what came of each. */
export function ProofChecks({ checks, isRunning }: ProofChecksProps) {
  return (
    <ol aria-label="What is proven" aria-busy={isRunning} className="divide-y divide-line rounded-lg border bg-surface">
      {order.map(({ role, type }) => {
        const check = checks?.find((each) => each.role === role && each.type === type);
        const { tone, word } = looks[isRunning ? 'running' : (check?.outcome ?? 'untried')];
        return (
          <li key={`${role} ${type}`} className="space-y-1 px-4 py-2 text-sm">
            <p className="flex items-center gap-2">
              <StatusDot tone={tone} />
              <span className={cn('min-w-0', tone === 'idle' ? 'text-fg-muted' : 'text-fg')}>
                {role === 'observe' ? 'Observe' : 'Deploy'} {checkWords[type]}
              </span>
              <span className="ml-auto shrink-0 text-fg-subtle text-xs">{word}</span>
            </p>
            {!isRunning && check?.message !== undefined && (
              <p role="alert" className="pl-5 text-danger-text text-xs [overflow-wrap:anywhere]">
                {check.message}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
