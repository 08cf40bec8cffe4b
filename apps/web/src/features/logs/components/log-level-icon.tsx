import { Bug, CircleX, Info, TriangleAlert } from 'lucide-react';
import { cn } from '@/lib/class-names';
import { LOG_LEVEL_WORDS, type LogLevel } from '../constants';

const looks = {
  debug: { icon: Bug, className: 'text-fg-subtle' },
  info: { icon: Info, className: 'text-fg-subtle' },
  warning: { icon: TriangleAlert, className: 'text-warning-text' },
  error: { icon: CircleX, className: 'text-danger-text' },
} as const;

/** Each level has a form of its own and says its name to those who hear the page. */
export function LogLevelIcon({ level, className }: { level: LogLevel; className?: string }) {
  const { icon: Icon, className: color } = looks[level];
  return (
    <span title={LOG_LEVEL_WORDS[level]} className={cn('inline-flex shrink-0', color, className)}>
      <Icon className="size-3.5" aria-hidden />
      <span className="sr-only">{LOG_LEVEL_WORDS[level]}</span>
    </span>
  );
}
