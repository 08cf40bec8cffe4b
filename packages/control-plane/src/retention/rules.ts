/** What the studio keeps for a time that its administrators set, and for how many days until they do; null is for ever. */
export const kept = {
  audit: { keepDays: null, words: 'Audit log, where a team says nothing else', least: 30 },
  'deployment-events': { keepDays: 365, words: 'What deployments said while they ran', least: 7 },
} as const satisfies Record<string, { keepDays: number | null; words: string; least: number }>;

export type KeptSubject = keyof typeof kept;

export const keptSubjects = Object.keys(kept) as [KeptSubject, ...KeptSubject[]];

/** What has a time of its own. Log lines are cut by the runner (packages/target-local), all else by the daily run. */
export const fixed = [
  { words: 'Deleted projects', kept: '30 days' },
  { words: 'Deleted teams', kept: '14 days' },
  { words: 'Artifacts that no deployment refers to', kept: '1 day' },
  { words: 'Log lines of local stages', kept: '64 MB a stage; those of over 14 days go as new ones come' },
  { words: 'Requests, answers and frames that people try an app with', kept: 'not at all on the server' },
] as const;
