import type { AppSpec } from '@chalice-studio/appspec';
import { AppError } from '../app-error';

/** Characters of all files of a project together. */
const MOST_SOURCE = 10_000_000;

export function refuseLargeSource(spec: AppSpec): void {
  const message = excessOf(spec);
  if (message !== undefined) throw new AppError({ code: 'TOO_LARGE', message });
}

/** Why a document's files are too much for a project; undefined where they are not. */
export function excessOf({ source }: Pick<AppSpec, 'source'>): string | undefined {
  const size = Object.values(source).reduce((sum, text) => sum + text.length, 0);
  if (size <= MOST_SOURCE) return undefined;
  const [held, most] = [size, MOST_SOURCE].map((number) => number.toLocaleString('en'));
  return `The project’s files would hold ${held} characters, and have room for ${most}. Make two projects of it, or leave files out.`;
}
