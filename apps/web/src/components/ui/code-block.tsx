import { cn } from '@/lib/class-names';
import { CopyButton } from './copy-button';

/** Code, JSON or a command, to be read and copied. */
export function CodeBlock({ code, label = 'Copy', className }: { code: string; label?: string; className?: string }) {
  return (
    <div className={cn('group relative rounded-md border border-line bg-sunken', className)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="mr-9 max-h-96 overflow-auto p-3 font-mono text-fg text-xs">
        <code>{code}</code>
      </pre>
      <CopyButton value={code} label={label} className="absolute top-1.5 right-1.5 bg-sunken" />
    </div>
  );
}
