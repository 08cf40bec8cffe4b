import type { Problem } from '../problem';
import { findingIf } from './finding';

type ArnField = { path: readonly string[]; value: string | undefined; service: string; what: string };

/** A field that names something by its ARN. */
export function checkArn(entityId: string, { path, value, service, what }: ArnField): Problem[] {
  const isArn = value === undefined || new RegExp(`^arn:aws[a-z-]*:${service}:`).test(value);
  const message = `“${value}” is no ARN of ${what}: it begins with arn:aws:${service}:.`;
  return findingIf(!isArn, entityId, { path, code: 'wrong-arn', message });
}

/** What HTTP takes as the name of a header. */
export function checkHeaderName(entityId: string, path: readonly string[], name: string | undefined): Problem[] {
  const isToken = name === undefined || /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(name);
  const message = `“${name}” is no name of a header: it takes letters, digits and -.`;
  return findingIf(!isToken, entityId, { path, code: 'header-name', message });
}

/** OAuth scopes hold no spaces: those stand between them. */
export function checkScopes(entityId: string, path: readonly string[], scopes: readonly string[] = []): Problem[] {
  return scopes
    .filter((scope) => !/^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope))
    .flatMap((scope) => {
      const message = `“${scope}” is no scope: it has no spaces or quotes. Write one a line.`;
      return findingIf(true, entityId, { path, code: 'scope-characters', message });
    });
}

/** `type/subtype`, either of which may be `*`. */
export const MEDIA_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;
