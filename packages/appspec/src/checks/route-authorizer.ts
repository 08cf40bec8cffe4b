import type { AppSpec } from '../app-spec';
import { authorizerFor, placeName } from '../authorizer-place';
import type { Authorizer } from '../constructs/authorizer';
import type { Route } from '../constructs/route';
import type { Edit } from '../edits/edit';
import { labelOf } from '../entity-label';
import type { Problem } from '../problem';
import { finding } from './finding';

/** A route is guarded by an authorizer that its code can name. */
export function checkRouteAuthorizer(route: Route, spec: AppSpec): Problem[] {
  if (route.authorizer === undefined) return [];
  const { id, scopes } = route.authorizer;
  const authorizer = spec.authorizers[id];
  const label = labelOf(spec, route);
  if (authorizer === undefined) {
    const fix = { label: 'Make the route open', edits: [unset(route, ['authorizer'])] };
    const message = `The authorizer of ${label} is gone.`;
    return [finding(route.id, { path: ['authorizer'], code: 'missing-authorizer', message, fix })];
  }
  if (authorizer.type === 'iam' && scopes !== undefined) {
    const fix = { label: 'Remove the scopes', edits: [unset(route, ['authorizer', 'scopes'])] };
    const message = `${label}: IAM knows no scopes. Remove them, or choose a Cognito or custom authorizer.`;
    return [finding(route.id, { path: ['authorizer', 'scopes'], code: 'scopes-with-iam', message, fix })];
  }
  if (authorizer.type === 'builtin' && authorizer.blueprint !== route.blueprint) {
    const message = `${label} and its ${labelOf(spec, authorizer)} belong to different parts of the app. Give both the same blueprint, or none.`;
    const fix = nearer(spec, route, authorizer);
    return [finding(route.id, { path: ['authorizer'], code: 'authorizer-elsewhere', message, fix })];
  }
  return [];
}

function nearer(spec: AppSpec, route: Route, authorizer: Authorizer): Problem['fix'] {
  const place = route.blueprint;
  const placed = authorizerFor(spec, { authorizer, place, routeIds: [route.id] });
  const where = placeName(spec, place);
  const [first] = placed.edits;
  const guard: Edit = { type: 'set', id: route.id, path: ['authorizer', 'id'], value: placed.id };
  if (first === undefined) {
    const name = spec.authorizers[placed.id];
    return { label: `Use ${name === undefined ? 'the one' : labelOf(spec, name)} of ${where}`, edits: [guard] };
  }
  if (first.type === 'create')
    return { label: `Give ${where} an authorizer of its own with the same code`, edits: [...placed.edits, guard] };
  return { label: `Move ${labelOf(spec, authorizer)} to ${where}`, edits: placed.edits };
}

const unset = (route: Route, path: string[]): Edit => ({ type: 'set', id: route.id, path });
