import { cutAtMatches } from '../model/log-filter';

/** A text with what was searched for marked in it. Always text: a log line says whatever its writer likes. */
export function HighlightedText({ text, needle }: { text: string; needle: string }) {
  if (needle === '') return text;
  return cutAtMatches(text, needle).map((part, index) =>
    part.isMatch ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have nothing but their place
      <mark key={index} className="rounded-[2px] bg-warning/35 text-inherit">
        {part.text}
      </mark>
    ) : (
      part.text
    ),
  );
}
