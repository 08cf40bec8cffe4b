import type { Problem } from '@chalice-studio/appspec';
import type { Template } from './template';

/** CloudFormation's quotas: resources in a template, and its bytes when it is read from S3. */
export const MAX_RESOURCES = 500;
export const MAX_TEMPLATE_BYTES = 1_048_576;
/** API Gateway's quota of resources (segments of paths) in an API; AWS raises it for those who ask. */
const MAX_API_RESOURCES = 300;

/** Who makes a resource of the template, by its logical id. */
export type Claim = { logicalId: string; entityId: string; name: string };

/** What only shows once the whole template is there. */
export function checkTemplate(template: Template, claims: readonly Claim[], paths: readonly string[]): Problem[] {
  return [...collisions(claims), ...tooMany(template), ...tooLarge(template), ...tooManyPaths(paths)];
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

function tooMany({ Resources }: Template): Problem[] {
  const count = Object.keys(Resources).length;
  if (count <= MAX_RESOURCES) return [];
  const message = `The template has ${count} resources; CloudFormation takes ${MAX_RESOURCES} in a stack. Split the app, or let handlers share a function.`;
  return [{ entityId: 'app', path: [], code: 'too-many-resources', severity: 'error', message }];
}

function tooLarge(template: Template): Problem[] {
  const bytes = bytesOf(template);
  if (bytes <= MAX_TEMPLATE_BYTES) return [];
  const ofApi = bytesOf(template.Resources.RestAPI ?? null);
  const part = ofApi > bytes / 2 ? `; ${ofApi} of them describe the routes of the REST API` : '';
  const message = `The template has ${bytes} bytes${part}. CloudFormation takes ${MAX_TEMPLATE_BYTES}. Split the app, or shorten what is largest in it.`;
  return [{ entityId: 'app', path: [], code: 'template-too-large', severity: 'error', message }];
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

/** A warning: the account may have a higher quota, which no template knows. */
function tooManyPaths(paths: readonly string[]): Problem[] {
  const segments = new Set(paths.flatMap(prefixes));
  if (segments.size <= MAX_API_RESOURCES) return [];
  const message = `The paths of the REST API have ${segments.size} segments; API Gateway takes ${MAX_API_RESOURCES} in an API until AWS raises your quota “Resources per API”.`;
  return [{ entityId: 'app', path: ['api'], code: 'too-many-paths', severity: 'warning', message }];
}

/** `/a/b` is the segments `/a` and `/a/b`. */
function prefixes(path: string): string[] {
  const parts = path.split('/').filter((part) => part !== '');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
