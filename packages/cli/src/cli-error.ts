/** What the person at the terminal can mend; its message says how. */
export class CliError extends Error {
  override name = 'CliError';

  /** `2` for a wrong command line, `1` for everything else. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
