import type { AppSpec } from '../app-spec';
import { applyEdits } from '../edits/apply-edits';
import type { Edit } from '../edits/edit';
import type { Problem } from '../problem';
import { checkSpec } from './check-spec';

/** Rules whose way out changes how a thing is written, never what the app does: they may be mended together, unseen. */
const formal: ReadonlySet<string> = new Set([
  'trailing-slash',
  'path-start',
  'empty-segment',
  'duplicate-method',
  'unknown-method',
  'unknown-s3-event',
  'duplicate-s3-event',
  'no-event',
  'no-filter',
  'route-key',
  'scopes-with-iam',
  'options-with-cors',
  'batch-needs-window',
  'fifo-window',
  'url-prefix',
  'cors-origin',
  'extra-without-construct',
]);

export function hasSafeFix(problem: Problem): boolean {
  return problem.fix !== undefined && formal.has(problem.code);
}

/** The edits that mend all of these: a round at a time, each on what the one before it left. */
export function safeFixes(spec: AppSpec): Edit[] {
  const edits: Edit[] = [];
  let current = spec;
  for (let round = 0; round < ROUNDS; round += 1) {
    const touched = new Set<string>();
    for (const problem of checkSpec(current).filter(hasSafeFix)) {
      const field = `${problem.entityId} ${problem.path[0]}`;
      // What was found of a field before another fix changed it is found again in the next round.
      if (touched.has(field)) continue;
      touched.add(field);
      const result = applyEdits(current, problem.fix?.edits ?? []);
      if (!result.ok) continue;
      edits.push(...(problem.fix?.edits ?? []));
      current = result.spec;
    }
    if (touched.size === 0) return edits;
  }
  return edits;
}

/** A fix can bring another rule to light; after so many a person looks again. */
const ROUNDS = 8;
