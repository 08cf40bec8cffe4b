import { fileURLToPath } from 'node:url';

/** Where our part of the child is. A bundle of this package must have the folder `child` beside it. */
export const childDirectory = fileURLToPath(new URL('./child', import.meta.url));
