import type { Statistics } from './table';

const WORDS_A_MINUTE = 200;
const MOST = 5;

export function statisticsOf(text: string): Statistics {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? [];
  const times = new Map<string, number>();
  for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
  const mostUsed = [...times]
    .map(([word, count]) => ({ word, times: count }))
    .sort((a, b) => b.times - a.times || a.word.localeCompare(b.word, 'en'))
    .slice(0, MOST);
  return { words: words.length, readingMinutes: Math.ceil(words.length / WORDS_A_MINUTE), mostUsed };
}
