import type { AppSpec } from '../app-spec';
import { APP_ID } from '../ids';
import type { Problem } from '../problem';
import { finding, findingIf, setting } from './finding';

/** npm's rule for names of packages. */
export const PACKAGE_NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/** What npm could not install, or would install otherwise each time. */
export function checkDependencies({ dependencies }: AppSpec): Problem[] {
  const { packages, devPackages, lockfile } = dependencies;
  const names = [...Object.keys(packages), ...Object.keys(devPackages)];
  const path = ['dependencies', 'packages'];
  return [
    ...Object.keys(packages)
      .filter((name) => !PACKAGE_NAME.test(name))
      .map((name) =>
        finding(APP_ID, {
          path,
          code: 'package-name',
          message: `“${name}” is no name of an npm package.`,
          ...setting(`Remove ${name}`, { id: APP_ID, path: [...path, name] }),
        }),
      ),
    ...findingIf(names.length > 0 && lockfile === undefined, APP_ID, {
      path,
      code: 'dependencies-unlocked',
      message: 'The dependencies are not locked to versions yet. Open Dependencies on the Code page and save them.',
    }),
  ];
}
