import type { ToldChange } from './transport';

/** What happened to the document while this page could not reach the studio, told once it is back and all is saved. */
export type Absence = {
  /** The revision that it knew last, and the one that it is at now. */
  from: number;
  to: number;
  forMs: number;
  /** Changes of this person that were put on top of the others’. */
  own: number;
  /** Who changed how much meanwhile; the one who did most first. */
  others: readonly { name: string; count: number }[];
  /** Changes that were too many to be told one by one. */
  untold: number;
};

/** Shorter ones without changes of one’s own are not worth a word. */
const LONG_MS = 5 * 60_000;

/** Keeps count while a page is away. */
export function createAbsenceCount(now: () => number) {
  let away: { from: number; at: number; own: number; others: Map<string, number>; untold: number } | undefined;
  return {
    /** The studio is out of reach: what is known is of this revision. */
    begin(revision: number): void {
      away ??= { from: revision, at: now(), own: 0, others: new Map(), untold: 0 };
    },
    addOwn(): void {
      if (away !== undefined) away.own += 1;
    },
    addOther({ author }: ToldChange): void {
      const name = author?.name ?? 'Somebody';
      away?.others.set(name, (away.others.get(name) ?? 0) + 1);
    },
    addUntold(count: number): void {
      if (away !== undefined) away.untold += count;
    },
    /** Everything is read and saved. Nothing where nobody else changed anything, or it was a moment only. */
    end(revision: number): Absence | undefined {
      const ended = away;
      away = undefined;
      if (ended === undefined || (ended.others.size === 0 && ended.untold === 0)) return undefined;
      const forMs = now() - ended.at;
      if (ended.own === 0 && forMs < LONG_MS) return undefined;
      const others = [...ended.others].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
      return { from: ended.from, to: revision, forMs, own: ended.own, others, untold: ended.untold };
    },
  };
}
