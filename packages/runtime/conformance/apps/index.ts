import type { Chalice } from '../../src/index.js';
import type { Trace } from '../case.js';
import * as auth from './auth.js';
import * as binary from './binary.js';
import * as binary_json from './binary_json.js';
import * as binary_wild from './binary_wild.js';
import * as blueprints from './blueprints.js';
import * as bp_events from './bp_events.js';
import * as content_types from './content_types.js';
import * as cors_global from './cors_global.js';
import * as cors_routes from './cors_routes.js';
import * as envapp from './envapp.js';
import * as errors from './errors.js';
import * as errors_debug from './errors_debug.js';
import * as events_cw from './events_cw.js';
import * as events_records from './events_records.js';
import * as lambdas from './lambdas.js';
import * as logs from './logs.js';
import * as middleware_convert from './middleware_convert.js';
import * as middleware_errors from './middleware_errors.js';
import * as middleware_events from './middleware_events.js';
import * as middleware_http from './middleware_http.js';
import * as request from './request.js';
import * as response from './response.js';
import * as routing from './routing.js';
import * as state from './state.js';
import * as tc_env from './tc_env.js';
import * as tc_local from './tc_local.js';
import * as todo from './todo.js';
import * as websocket from './websocket.js';
import * as websocket_bare from './websocket_bare.js';

/** The twins by the corpus' names; each makes its app anew. */
export const apps: Readonly<Record<string, { create(trace: Trace): Chalice }>> = {
  auth,
  binary,
  binary_json,
  binary_wild,
  blueprints,
  bp_events,
  content_types,
  cors_global,
  cors_routes,
  envapp,
  errors,
  errors_debug,
  events_cw,
  events_records,
  lambdas,
  logs,
  middleware_convert,
  middleware_errors,
  middleware_events,
  middleware_http,
  request,
  response,
  routing,
  state,
  tc_env,
  tc_local,
  todo,
  websocket,
  websocket_bare,
};
