export const CHANGE_CLASS_WORDS = {
  safe: { label: 'Safe', tone: 'success', explanation: 'Nobody notices it.' },
  interruption: { label: 'Brief interruption', tone: 'warning', explanation: 'It is unavailable for a moment.' },
  'data-loss': { label: 'Data loss', tone: 'danger', explanation: 'What it holds is lost.' },
  'breaks-callers': { label: 'Breaks callers', tone: 'danger', explanation: 'Whoever uses it now gets an error.' },
} as const;

export const CHANGE_ACTION_WORDS = { add: 'Add', update: 'Update', replace: 'Replace', remove: 'Remove' } as const;

/** What is done to a stack: while it is, and after. */
export const OPERATION_WORDS = {
  'remove-failed': { doing: 'Removing what is left of the stack', done: 'Removed what was left of the stack' },
  'continue-rollback': { doing: 'Continuing the rollback', done: 'Continued the rollback' },
  'detect-drift': { doing: 'Looking for changes beside the stack', done: 'Looked for drift' },
  'adopt-kept': { doing: 'Taking back what stayed', done: 'Took back what had stayed' },
  destroy: { doing: 'Destroying what runs', done: 'Destroyed what ran' },
} as const;
