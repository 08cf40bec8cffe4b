import type { Cors } from '@chalice-studio/appspec';
import { type Argument, reasonOf } from '../python/value';
import { CallOptions, calleeOf } from './call-options';
import type { Notes } from './notes';

/** `True`, `False` or `CORSConfig(…)`; undefined, with a note, where it cannot be told. */
export function corsOf(argument: Argument, what: string, notes: Notes): Cors | undefined {
  const { value } = argument;
  if (value.type === 'boolean') return value.boolean;
  if (value.type === 'call' && calleeOf(value) === 'chalice.CORSConfig') {
    const options = new CallOptions(value.args, { what: 'CORSConfig', place: argument, notes });
    const cors = {
      allowOrigin: options.text('allow_origin', 0),
      allowHeaders: options.texts('allow_headers', 1),
      exposeHeaders: options.texts('expose_headers', 2),
      maxAge: options.integer('max_age', 3),
      allowCredentials: options.boolean('allow_credentials', 4),
    };
    options.finish();
    return Object.fromEntries(Object.entries(cors).filter(([, each]) => each !== undefined));
  }
  const message = `cors of ${what} could not be read: ${reasonOf(value)}. It is left out; set it in the design.`;
  notes.add(argument, { severity: 'error', code: 'unread-option', message });
  return undefined;
}
