import type { Blueprint } from '../../constructs/blueprint';
import type { Problem } from '../../problem';
import { finding, findingIf, setting } from '../finding';
import { checkPlainName } from '../names';

export function checkBlueprint(entity: Blueprint): Problem[] {
  const { id, name, mounts } = entity;
  return [
    ...checkPlainName(entity),
    ...findingIf(Object.keys(mounts).length === 0, id, {
      path: ['mounts'],
      code: 'blueprint-not-mounted',
      severity: 'warning',
      message: `Blueprint ${name} is mounted nowhere, so none of its handlers is deployed. Add a mount.`,
      ...setting('Mount it', { id, path: ['mounts', 'main'], value: { order: 'a0' } }),
    }),
    ...Object.entries(mounts).flatMap(([mount, { urlPrefix, namePrefix }]) => [
      ...checkUrlPrefix(id, ['mounts', mount, 'urlPrefix'], urlPrefix),
      ...findingIf(!/^[A-Za-z0-9_-]*$/.test(namePrefix ?? ''), id, {
        path: ['mounts', mount, 'namePrefix'],
        code: 'name-prefix',
        message: `“${namePrefix}”: it begins names of functions, which take letters, digits, - and _.`,
      }),
    ]),
  ];
}

function checkUrlPrefix(id: string, path: readonly string[], prefix: string | undefined): Problem[] {
  if (prefix === undefined || prefix === '' || prefix === '/') return [];
  const isPath = /^(\/([A-Za-z0-9._-]+|\{\w+\}))+$/.test(prefix);
  if (isPath) return [];
  const mended = `/${prefix
    .replace(/[^A-Za-z0-9._/{}-]+/g, '-')
    .replace(/^\/+|\/+$/g, '')
    .replace(/\/{2,}/g, '/')}`;
  const message = `“${prefix}”: a prefix is a path, begins with a slash and ends without one: /admin.`;
  const value = mended;
  return [finding(id, { path, code: 'url-prefix', message, ...setting(`Use ${mended}`, { id, path, value }) })];
}
