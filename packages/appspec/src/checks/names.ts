import type { AppSpec } from '../app-spec';
import { mountsOf } from '../lambda-functions';
import { limits } from '../limits';
import type { Problem } from '../problem';
import { finding, findingIf, setting } from './finding';

/** Names of apps, blueprints and resources: CloudFormation makes logical ids of them, which begin with a letter. */
export const LETTER_FIRST = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** Lambda's function names, as Chalice checks them. */
const FUNCTION_NAME = /^[A-Za-z0-9_-]+$/;

/** The name of a Lambda function: its characters, and its length with app, the shortest stage and its blueprint's prefix. */
export function checkFunctionName(
  entity: { id: string; name: string; blueprint?: string | undefined },
  spec: AppSpec,
): Problem[] {
  if (entity.name === '') return [emptyName(entity.id)];
  if (!FUNCTION_NAME.test(entity.name)) return [badName(entity, 'a name takes letters, digits, - and _.')];
  const prefix = Math.max(0, ...mountsOf(spec, entity).map((mount) => mount.namePrefix?.length ?? 0));
  const length = spec.name.length + 3 + prefix + entity.name.length;
  const message = `${spec.name}-<stage>-${entity.name} is longer than the ${limits.functionName} characters of a Lambda function’s name, whatever the stage. Shorten it.`;
  return findingIf(length > limits.functionName, entity.id, { path: ['name'], code: 'function-name-length', message });
}

/** A name that begins with a letter. */
export function checkPlainName(entity: { id: string; name: string }): Problem[] {
  if (entity.name === '') return [emptyName(entity.id)];
  const rule = 'a name begins with a letter and takes letters, digits, - and _.';
  return LETTER_FIRST.test(entity.name) ? [] : [badName(entity, rule)];
}

export const emptyName = (id: string): Problem =>
  finding(id, { path: ['name'], code: 'empty-name', message: 'Give it a name; Lambda functions are deployed by it.' });

function badName({ id, name }: { id: string; name: string }, rule: string): Problem {
  const mended = name.replace(/[^A-Za-z0-9_-]+/g, '_').replace(/^[^A-Za-z]+|_+$/g, '');
  const fix = mended === '' ? {} : setting(`Use ${mended}`, { id, path: ['name'], value: mended });
  const message = `“${name}”: ${rule}`;
  return finding(id, { path: ['name'], code: 'name-characters', message, ...fix });
}
