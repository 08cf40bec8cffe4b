import type { Problem } from '@chalice-studio/appspec';
import type { Template } from './template';

/** CloudFormation's quotas: resources in a template, and its bytes when it is read from S3. */
export const MAX_RESOURCES = 500;
export const MAX_TEMPLATE_BYTES = 1_048_576;
/** API Gateway's quota of resources (segments of paths) in an API; AWS raises it for those who ask. */
const MAX_API_RESOURCES = 300;

/** Who makes a resource of the template, by its logical id. */
export type Claim = { logicalId: string; entityId: string; name: string };

/** A path of the REST API, the route that it is of, and what the body says of it. */
export type ServedPath = { path: string; entityId: string; described: unknown };

/** What only shows once the whole template is there. */
export function checkTemplate(template: Template, claims: readonly Claim[], served: readonly ServedPath[]): Problem[] {
  return [
    ...collisions(claims),
    ...tooMany(template, claims),
    ...tooLarge(template, claims, served),
    ...tooManyPaths(served),
  ];
}

/** Names that differ on the canvas and are the same logical id in CamelCase: one would silently take the other's place. */
function collisions(claims: readonly Claim[]): Problem[] {
  const first = new Map<string, Claim>();
  return claims.flatMap((claim): Problem[] => {
    const { logicalId, entityId, name } = claim;
    const other = first.get(logicalId);
    if (other === undefined) first.set(logicalId, claim);
    if (other === undefined || (other.entityId === entityId && other.name === name)) return [];
    const message = `“${name}” and “${other.name}” both become ${logicalId} in the template. Rename one of them.`;
    return [{ entityId, path: ['name'], code: 'logical-id-collision', severity: 'error', message }];
  });
}

/** Told at the construct from which on they do not fit. */
function tooMany({ Resources }: Template, claims: readonly Claim[]): Problem[] {
  const logicalIds = Object.keys(Resources);
  const first = logicalIds[MAX_RESOURCES];
  if (first === undefined) return [];
  const { entityId, name } = makerOf(first, claims);
  const message = `The template has ${logicalIds.length} resources; CloudFormation takes ${MAX_RESOURCES} in a stack. From “${name}” on they do not fit: split the app, or let handlers share a function.`;
  return [{ entityId, path: [], code: 'too-many-resources', severity: 'error', message }];
}

/** Told at what is largest in it. */
function tooLarge(template: Template, claims: readonly Claim[], served: readonly ServedPath[]): Problem[] {
  const bytes = bytesOf(template);
  if (bytes <= MAX_TEMPLATE_BYTES) return [];
  const ofApi = bytesOf(template.Resources.RestAPI ?? null);
  const isApi = ofApi > bytes / 2;
  const part = isApi ? `; ${ofApi} of them describe the routes of the REST API` : '';
  const { entityId, name } = isApi ? largestRoute(served) : largestResource(template, claims);
  const message = `The template has ${bytes} bytes${part}. CloudFormation takes ${MAX_TEMPLATE_BYTES}. Split the app, or shorten what is largest in it: “${name}”.`;
  return [{ entityId, path: [], code: 'template-too-large', severity: 'error', message }];
}

function largestResource({ Resources }: Template, claims: readonly Claim[]) {
  const [logicalId = ''] = largestFirst(Object.entries(Resources));
  return makerOf(logicalId, claims);
}

function largestRoute(served: readonly ServedPath[]) {
  const [path = ''] = largestFirst(served.map((each) => [each.path, each.described]));
  return { entityId: served.find((each) => each.path === path)?.entityId ?? 'app', name: path };
}

const largestFirst = (entries: readonly (readonly [string, unknown])[]): string[] =>
  entries
    .map(([name, value]) => ({ name, bytes: bytesOf(value) }))
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ name }) => name);

/** What people merge into the template is the app's, by its own name. */
function makerOf(logicalId: string, claims: readonly Claim[]): { entityId: string; name: string } {
  return claims.find((claim) => claim.logicalId === logicalId) ?? { entityId: 'app', name: logicalId };
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** A warning, at the first route that has no place: the account may have a higher quota, which no template knows. */
function tooManyPaths(served: readonly ServedPath[]): Problem[] {
  const segments = new Set<string>();
  let first: ServedPath | undefined;
  for (const each of served) {
    for (const segment of prefixes(each.path)) segments.add(segment);
    if (first === undefined && segments.size > MAX_API_RESOURCES) first = each;
  }
  if (first === undefined) return [];
  const message = `The paths of the REST API have ${segments.size} segments; API Gateway takes ${MAX_API_RESOURCES} in an API until AWS raises your quota “Resources per API”. From ${first.path} on they do not fit.`;
  return [{ entityId: first.entityId, path: ['path'], code: 'too-many-paths', severity: 'warning', message }];
}

/** `/a/b` is the segments `/a` and `/a/b`. */
function prefixes(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
