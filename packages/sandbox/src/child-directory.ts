import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where our part of the child is. A bundle of this package must have the folder `child` beside it. Joined in two steps: a
 * bundler takes `new URL('./child', …)` for a file that it has to find.
 */
export const childDirectory = path.join(path.dirname(fileURLToPath(import.meta.url)), 'child');
