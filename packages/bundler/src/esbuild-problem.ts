import { APP_ID, type Problem } from '@chalice-studio/appspec';

type EsbuildMessage = {
  text: string;
  location: { file: string; line: number; column: number; namespace?: string } | null;
};

/** An esbuild error at its place in the project; columns count from 1. */
export function problemOf(message: EsbuildMessage): Problem {
  const { location } = message;
  const problem = { path: [], code: 'bundle', message: message.text, severity: 'error' as const };
  if (location === null) return { entityId: APP_ID, ...problem };
  const file = location.file.replace(/^project:/, '');
  return { entityId: file, ...problem, location: { file, line: location.line, column: location.column + 1 } };
}
