import { cn } from '@/lib/class-names';

/** A person (round) or a team (square) as one or two letters, in a colour of their own. Beside the name, therefore silent. */
export function Initials({
  name,
  isSquare = false,
  className,
}: {
  name: string;
  isSquare?: boolean;
  className?: string;
}) {
  const color = colorOf(name);
  return (
    <span
      aria-hidden="true"
      className={cn(
        'inline-flex size-5 shrink-0 select-none items-center justify-center font-semibold text-[10px] leading-none',
        isSquare ? 'rounded-[5px]' : 'rounded-full',
        className,
      )}
      style={{ color, background: `color-mix(in oklch, ${color} calc(var(--kind-soft) + 4%), var(--surface))` }}
    >
      {initialsOf(name)}
    </span>
  );
}

/** The colour of a person everywhere: their initials, their cursor, their selection. */
export function colorOf(name: string): string {
  let sum = 7;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 3607;
  // Red, amber and green mean state, so people get the rest of the circle.
  const hue = 185 + (sum % 175);
  return `oklch(var(--person-lightness) calc(0.15 * var(--kind-chroma)) ${hue})`;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/[\s_-]+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}
