/** The app could not be packaged; the message says what to mend. */
export class ChaliceError extends Error {
  override name = 'ChaliceError';
}
