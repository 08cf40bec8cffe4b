/**
 * How well a command's words fit what was typed, 0 (not at all) to 1: its title, the beginning of it, of a word of it, of
 * another of its words, any place in them, each of several words by itself, and last its letters in their order.
 */
export function matchCommand(typed: string, title: string, others: readonly string[]): number {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return 1;
  const name = title.toLowerCase();
  if (name === wanted) return 1;
  if (name.startsWith(wanted)) return 0.95;
  if (beginsWord(name, wanted)) return 0.9;
  const rest = others.join(' ').toLowerCase();
  if (beginsWord(rest, wanted)) return 0.7;
  if (name.includes(wanted)) return 0.6;
  if (rest.includes(wanted)) return 0.4;
  const words = wanted.split(/\s+/);
  // “file upload” finds what has both, wherever they stand.
  if (words.length > 1) return 0.5 * Math.min(...words.map((word) => matchCommand(word, title, others)));
  return wanted.length > 2 && hasInOrder(name, wanted) ? 0.2 : 0;
}

function beginsWord(text: string, wanted: string): boolean {
  return ` ${text.replaceAll(/[^\p{L}\p{N}]/gu, ' ')}`.includes(` ${wanted}`) || text.includes(` ${wanted}`);
}

function hasInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}
