import { Chalice } from '../../src/index.js';
import { addErrors } from './errors.js';

export function create(): Chalice {
  const app = new Chalice('conf-errors-debug');
  app.debug = true;
  return addErrors(app);
}
