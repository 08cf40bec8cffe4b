import type { Edit } from './edits/edit';

/** What a user can fix, said at the entity and field that cause it. Functions that find problems answer all of them. */
export type Problem = {
  /** The entity's id, `app`, or a file path when it lies in code. */
  entityId: string;
  /** Field of the entity, outermost first; empty for the entity itself. */
  path: readonly string[];
  /** Stable name of the rule, `kebab-case`. */
  code: string;
  message: string;
  severity: 'error' | 'warning';
  /** Where in the code, 1-based, when it lies there. */
  location?: { file: string; line: number; column: number };
  fix?: { label: string; edits: readonly Edit[] };
};
