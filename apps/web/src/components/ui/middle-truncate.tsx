import { cn } from '@/lib/class-names';
import { middleCut } from './middle-cut';

/** A long name cut in its middle, where names differ least; the whole is in the title and in what is copied. */
export function MiddleTruncate({ text, tail = 8, className }: { text: string; tail?: number; className?: string }) {
  const cut = middleCut(text, tail);
  const style = cn('inline-flex min-w-0 max-w-full whitespace-pre', className);
  if (cut === text.length) {
    return (
      <span title={text} className={style}>
        <span dir="auto" className="truncate">
          {text}
        </span>
      </span>
    );
  }
  return (
    <span title={text} className={style}>
      {/* Two boxes beside each other would be heard as two words. */}
      <span className="sr-only select-none">{text}</span>
      {/* As `truncate`, which would drop a space at the cut. */}
      <span aria-hidden className="overflow-hidden text-ellipsis whitespace-pre">
        {text.slice(0, cut)}
      </span>
      <span aria-hidden className="shrink-0">
        {text.slice(cut)}
      </span>
    </span>
  );
}
