import type { AppSpec, Problem } from '@chalice-studio/appspec';
import { hasErrorCode } from '@/lib/api-error';

/**
 * Asks for a code-first project's code to be read again whenever its files are others than when it was last read. Answers
 * why it could not be read; whoever may not change the project sees it as it was read last.
 */
export function createCodeReading(options: {
  /** The document as the server has it. */
  spec: () => AppSpec;
  read: () => Promise<{ problems: readonly Problem[] }>;
}): () => Promise<readonly Problem[]> {
  let last: { source: AppSpec['source']; problems: readonly Problem[] } | undefined;
  return async () => {
    const { mode, source } = options.spec();
    if (mode !== 'code-first') return [];
    if (last?.source === source) return last.problems;
    try {
      const { problems } = await options.read();
      last = { source, problems };
    } catch (error) {
      if (!hasErrorCode(error, 'FORBIDDEN')) throw error;
      last = { source, problems: [] };
    }
    return last.problems;
  };
}
