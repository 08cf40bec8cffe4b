/** How a sandbox ended, as far as its end tells. */
export type SandboxExit =
  | { reason: 'exit'; code: number }
  | { reason: 'out-of-memory' }
  | { reason: 'signal'; signal: string }
  | { reason: 'not-started'; message: string };

const outOfMemory = /heap out of memory|Allocation failed|process out of memory|Cannot allocate memory|bad_alloc/i;

export function describeExit(end: { code: number | null; signal: string | null; lastErrors: string }): SandboxExit {
  if (outOfMemory.test(end.lastErrors) && end.code !== 0) return { reason: 'out-of-memory' };
  if (end.signal !== null) return { reason: 'signal', signal: end.signal };
  const code = end.code ?? 0;
  // A shell's way of saying that its child died of a signal.
  if (code > 128 && code < 160 && code !== 129) return { reason: 'signal', signal: `signal ${code - 128}` };
  return { reason: 'exit', code };
}
