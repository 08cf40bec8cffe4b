/** Something that the person at the terminal can mend: its message is printed alone, without a stack. */
export class StudioError extends Error {
  name = 'StudioError';
}
