export const CHANGE_CLASS_WORDS = {
  safe: { label: 'Safe', tone: 'success', explanation: 'Nobody notices it.' },
  interruption: { label: 'Interruption', tone: 'warning', explanation: 'It is unavailable for a moment.' },
  'data-loss': { label: 'Data loss', tone: 'danger', explanation: 'What it holds is lost.' },
  'breaks-callers': { label: 'Breaks callers', tone: 'danger', explanation: 'Whoever uses it now gets an error.' },
} as const;

export const CHANGE_ACTION_WORDS = { add: 'Add', update: 'Update', replace: 'Replace', remove: 'Remove' } as const;
