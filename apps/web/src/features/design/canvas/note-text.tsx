import { cn } from '@/lib/class-names';
import { type NoteBlock, readNote, type Stretch } from '../graph/note-text';

/** A note as it reads: a little Markdown, nothing that could be anything but text. */
export function NoteText({ text }: { text: string }) {
  if (text.trim() === '') return <p className="p-2.5 text-fg-muted text-sm">Write what the design does not say.</p>;
  const blocks = readNote(text);
  return (
    <div className="size-full overflow-hidden p-2.5 text-fg text-sm leading-5 [overflow-wrap:anywhere]">
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <Block key={index} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: NoteBlock }) {
  const words = block.stretches.map((stretch, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place
    <Words key={index} stretch={stretch} />
  ));
  if (block.type === 'heading')
    return (
      <p dir="auto" className="font-semibold text-base">
        {words}
      </p>
    );
  if (block.type === 'item') {
    return (
      <p dir="auto" className="flex gap-1.5">
        <span aria-hidden>•</span>
        <span>{words}</span>
      </p>
    );
  }
  return (
    <p dir="auto" className={cn(block.stretches.length === 0 && 'h-2.5')}>
      {words}
    </p>
  );
}

function Words({ stretch: { text, style, href } }: { stretch: Stretch }) {
  if (href !== undefined) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className="nodrag underline underline-offset-2">
        {text}
      </a>
    );
  }
  if (style === 'bold') return <strong className="font-semibold">{text}</strong>;
  if (style === 'italic') return <em>{text}</em>;
  if (style === 'code') return <code className="rounded-sm bg-hover px-0.5 font-mono text-xs">{text}</code>;
  return text;
}
