import type { AppSpec, Json } from '@chalice-studio/appspec';
import { json } from './json';

export const RUNTIME = '@chalice-studio/runtime';

/** What generated code is written for. */
export const runtimePackages = { [RUNTIME]: '^0.1.0' };
const zodPackages = { zod: '^4.0.0' };
export const developmentPackages = { '@types/node': '^22.0.0', tsx: '^4.0.0', typescript: '^5.9.0' };

export function packageJson(spec: AppSpec): string {
  const { packages, devPackages, manifest } = spec.dependencies;
  return json({
    ...generatedFields(spec),
    ...manifest,
    dependencies: sorted({ ...neededPackages(spec), ...packages }),
    devDependencies: sorted({ ...developmentPackages, ...devPackages }),
  });
}

/** What package.json has beside its dependencies where nobody wrote anything else. */
export function generatedFields(spec: Pick<AppSpec, 'name' | 'description'>): { [key: string]: Json } {
  return {
    name: packageNameOf(spec.name),
    version: '0.0.0',
    private: true,
    type: 'module',
    ...(spec.description === '' ? {} : { description: spec.description }),
    scripts: { check: 'tsc', test: 'node --import tsx --test test/*.test.ts' },
  };
}

/** Names of packages that the project has because it is generated, not because somebody chose them. */
export function providedPackages(spec: AppSpec): string[] {
  const { packages, devPackages } = spec.dependencies;
  return [
    ...Object.keys(neededPackages(spec)).filter((name) => packages[name] === undefined),
    ...Object.keys(developmentPackages).filter((name) => devPackages[name] === undefined),
  ];
}

function neededPackages(spec: AppSpec): Record<string, string> {
  const hasSchemas = Object.values(spec.routes).some(
    (route) => route.bodySchema ?? route.querySchema ?? route.responseSchema,
  );
  return { ...runtimePackages, ...(hasSchemas ? zodPackages : {}) };
}

/** npm's names are in lower case. */
function packageNameOf(name: string): string {
  return name.toLowerCase();
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
  include: ['*.ts', 'chalicelib', 'test'],
});
