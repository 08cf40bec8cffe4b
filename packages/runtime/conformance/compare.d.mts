import type { Case, CaseOutcome } from './case';

/** One line for every place where the outcome differs from the case's `expected`; none when they agree. */
export function compareCase(testCase: Case, actual: CaseOutcome, options?: { logs?: boolean }): string[];
