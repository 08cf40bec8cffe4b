/** Why somebody does not come in by the provider. The page has the words: nothing of what a provider says is shown. */
export const openIdProblems = [
  'called-off',
  'expired',
  'unavailable',
  'refused',
  'no-address',
  'unverified',
  'other-domain',
  'closed',
  'taken',
  'linked-elsewhere',
  'suspended',
] as const;
export type OpenIdProblem = (typeof openIdProblems)[number];

export class OpenIdError extends Error {
  override name = 'OpenIdError';
  readonly problem: OpenIdProblem;

  constructor(problem: OpenIdProblem, cause?: unknown) {
    super(`Signing in by the provider: ${problem}`, cause === undefined ? undefined : { cause });
    this.problem = problem;
  }
}
