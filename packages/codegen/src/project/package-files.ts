import { type AppSpec, inOrder } from '@chalice-studio/appspec';
import { json } from './chalice-config';

/** The runtime that generated code is written for. */
export const RUNTIME_RANGE = '^0.1.0';

export function packageJson(spec: AppSpec): string {
  const usesZod = Object.values(spec.routes).some(
    (route) => route.bodySchema ?? route.querySchema ?? route.responseSchema,
  );
  const packages = {
    '@chalice-studio/runtime': RUNTIME_RANGE,
    ...(usesZod ? { zod: '^4.0.0' } : {}),
    ...spec.dependencies.packages,
  };
  const devPackages = {
    '@types/node': '^22.0.0',
    tsx: '^4.0.0',
    typescript: '^5.9.0',
    ...spec.dependencies.devPackages,
  };
  return json({
    name: spec.name.toLowerCase(),
    version: '0.0.0',
    private: true,
    type: 'module',
    ...(spec.description === '' ? {} : { description: spec.description }),
    scripts: { check: 'tsc', test: 'node --import tsx --test test/*.test.ts' },
    dependencies: sorted(packages),
    devDependencies: sorted(devPackages),
  });
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const tsconfig = json({
  compilerOptions: {
    target: 'ES2023',
    lib: ['ES2023'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
  include: ['app.ts', 'chalicelib', 'test'],
});

/** A test that a person can begin with: what is registered is what the design says. */
export function starterTest(spec: AppSpec): string {
  const paths = [
    ...new Set(
      inOrder(Object.values(spec.routes))
        .filter((route) => route.blueprint === undefined)
        .map((route) => route.path),
    ),
  ];
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, '${spec.name}');
});

test('its routes are there', () => {
  const paths = new Set(app.routes.keys());
  for (const path of ${JSON.stringify(paths).replaceAll('"', "'").replaceAll(',', ', ')}) assert.ok(paths.has(path), path);
});
`;
}

export function readme(spec: AppSpec): string {
  const routes = inOrder(Object.values(spec.routes)).map((route) => `- \`${route.methods.join(', ')} ${route.path}\``);
  const description = spec.description === '' ? '' : `\n${spec.description}\n`;
  const list = routes.length === 0 ? '' : `\n## Routes\n\n${routes.join('\n')}\n`;
  return `# ${spec.name}
${description}
A serverless app on \`@chalice-studio/runtime\`, AWS Chalice's API in TypeScript.

    npm install
    npm run check
    npm test

\`app.ts\` is its wiring, \`chalicelib/\` its handlers, \`.chalice/config.json\` the settings of its stages.
${list}`;
}
