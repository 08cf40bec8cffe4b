/** A stretch of text in one style. */
export type Stretch = { text: string; style: 'plain' | 'bold' | 'italic' | 'code'; href?: string };

export type NoteBlock = { type: 'heading' | 'item' | 'text'; stretches: readonly Stretch[] };

/**
 * The little Markdown that notes know: `#` headings, `-` lists, **bold**, *italic*, `code` and links. Anything else is
 * shown as it was typed; a line is a line.
 */
export function readNote(text: string): NoteBlock[] {
  return text.split('\n').map((line): NoteBlock => {
    const heading = /^#{1,3}\s+(.*)$/.exec(line);
    if (heading !== null) return { type: 'heading', stretches: stretchesOf(heading[1] ?? '') };
    const item = /^\s*[-*]\s+(.*)$/.exec(line);
    if (item !== null) return { type: 'item', stretches: stretchesOf(item[1] ?? '') };
    return { type: 'text', stretches: stretchesOf(line) };
  });
}

/** The first line of a note without its signs: what it is called in lists and by a screen reader. */
export function noteTitle(text: string): string {
  const line = text.split('\n').find((each) => each.trim() !== '');
  if (line === undefined) return 'Empty note';
  return readNote(line)
    .flatMap((block) => block.stretches.map((stretch) => stretch.text))
    .join('');
}

const marks = /(\*\*(?=\S)[^*]+\*\*|\*(?=\S)[^*]+\*|`[^`]+`|\[[^\]]+\]\(https?:\/\/[^\s)]+\)|https?:\/\/[^\s<>"')]+)/;

function stretchesOf(line: string): Stretch[] {
  return line.split(marks).flatMap((part): Stretch[] => {
    if (part === '') return [];
    const link = /^\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)$/.exec(part);
    if (link !== null) return [{ text: link[1] ?? '', style: 'plain', href: link[2] ?? '' }];
    if (/^https?:\/\//.test(part)) return [{ text: part, style: 'plain', href: part }];
    if (/^\*\*[^*]+\*\*$/.test(part)) return [{ text: part.slice(2, -2), style: 'bold' }];
    if (/^\*[^*]+\*$/.test(part)) return [{ text: part.slice(1, -1), style: 'italic' }];
    if (/^`[^`]+`$/.test(part)) return [{ text: part.slice(1, -1), style: 'code' }];
    return [{ text: part, style: 'plain' }];
  });
}
