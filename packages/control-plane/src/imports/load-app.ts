import { SourceMap } from 'node:module';
import { APP_ID, type Dependencies, type Problem, type SourceTree } from '@chalice-studio/appspec';
import { reachableFiles } from '@chalice-studio/interchange';
import { loadAppEntry } from '@chalice-studio/sandbox';
import { unzipSync } from 'fflate';
import type { Studio } from '../studio/studio';

/** The newest that Lambda has; a runner that lacks it takes the next best. */
const NODE_MAJOR = 24;

type LoadedCode = { ok: true; app: unknown } | { ok: false; problems: readonly Problem[] };

/**
 * What a project's code registers: its code is bundled, and the runner loads it in a sandbox. None of it runs in this
 * process. Why it could not be loaded is a problem with its line.
 */
export async function loadApp(
  { builder, runner }: Studio,
  { files, dependencies }: { files: SourceTree; dependencies: Dependencies },
): Promise<LoadedCode> {
  const entry = loadAppEntry(reachableFiles(files));
  const bundled = await builder.bundleModule({ tree: files, entry, dependencies });
  if (!bundled.ok) return bundled;
  const loaded = await runner.loadApp(bundled.artifact, { nodeMajor: NODE_MAJOR });
  return loaded.ok ? loaded : { ok: false, problems: [notLoaded(loaded, bundled.artifact, files)] };
}

type NotLoaded = { failure: { errorType: string; errorMessage: string; trace: readonly string[] }; output: string };

function notLoaded({ failure, output }: NotLoaded, { bytes }: { bytes: Uint8Array }, files: SourceTree): Problem {
  const printed = output.trim() === '' ? '' : ` It printed: ${output.trim().slice(0, 500)}`;
  const message = `The app could not be loaded: ${failure.errorType}: ${failure.errorMessage}${printed}`;
  const location = frameOf(failure.trace, bytes, files) ?? { file: 'app.ts', line: 1, column: 1 };
  return { entityId: APP_ID, path: [], code: 'not-loaded', message, severity: 'error', location };
}

/** The innermost place in the project's own files, by the bundle's source map. */
function frameOf(trace: readonly string[], artifact: Uint8Array, files: SourceTree): Problem['location'] {
  const bundled = unzipSync(artifact, { filter: ({ name }) => name === 'index.mjs.map' })['index.mjs.map'];
  if (bundled === undefined) return undefined;
  const map = new SourceMap(JSON.parse(new TextDecoder().decode(bundled)));
  for (const line of trace) {
    const [, row, column] = /\bindex\.mjs:(\d+):(\d+)/.exec(line) ?? [];
    if (row === undefined) continue;
    const entry = map.findEntry(Number(row) - 1, Number(column) - 1);
    if (!('originalSource' in entry) || files[entry.originalSource] === undefined) continue;
    return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  }
  return undefined;
}
