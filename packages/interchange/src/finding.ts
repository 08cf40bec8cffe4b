/**
 * What an import says of one place: `error`, it could not be read and is missing; `warning`, it is there otherwise than
 * it was written; `note`, what a person should know before they go on.
 */
export type Finding = {
  severity: 'error' | 'warning' | 'note';
  /** Stable name of the rule, `kebab-case`. */
  code: string;
  message: string;
  /** Where it stands in what was imported; lines and columns from 1. */
  file?: string;
  line?: number;
  column?: number;
  /** JSON pointer, in documents. */
  pointer?: string;
};

const ranks = { error: 0, warning: 1, note: 2 } as const;

/** What is missing first, then in the order in which a person reads the files. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      ranks[a.severity] - ranks[b.severity] ||
      (a.file ?? '').localeCompare(b.file ?? '') ||
      (a.line ?? 0) - (b.line ?? 0),
  );
}
