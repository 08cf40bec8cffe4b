import type { StageSummary } from '@chalice-studio/control-plane/contract';
import { cn } from '@/lib/class-names';
import { stageColor } from '@/lib/stages';

type StageNameProps = { stage: Pick<StageSummary, 'name' | 'isProduction' | 'colorNumber'>; className?: string };

/** A stage by its name and colour; production also by a word, so that nobody takes it for another. */
export function StageName({ stage, className }: StageNameProps) {
  const color = stageColor(stage);
  return (
    <span className={cn('inline-flex min-w-0 items-center gap-1.5', className)}>
      <span aria-hidden className="size-2 shrink-0 rounded-[3px]" style={{ background: color }} />
      <span className="truncate font-medium font-mono text-xs">{stage.name}</span>
      {stage.isProduction && (
        <span className="shrink-0 rounded-sm bg-production px-1 font-semibold text-[10px] text-canvas uppercase leading-4 tracking-wide">
          Production
        </span>
      )}
    </span>
  );
}
