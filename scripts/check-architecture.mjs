// Who may import whom. The tables below are the architecture; the rest of the file only reads imports and compares.
// usage: node scripts/check-architecture.mjs [FOLDER]
import path from 'node:path';
import { moduleImports, workspaces } from './lib/module-imports.mjs';

/** Each workspace, and those of ours that its product code may import. Tests may also import what devDependencies name. */
const MAY_IMPORT = {
  runtime: [],
  appspec: [],
  sandbox: [],
  codegen: ['appspec'],
  interchange: ['appspec', 'codegen'],
  bundler: ['appspec'],
  typecheck: ['appspec'],
  cloudformation: ['appspec'],
  target: ['appspec', 'cloudformation'],
  'target-aws': ['target', 'appspec', 'cloudformation'],
  'target-local': ['target', 'appspec', 'sandbox', 'runtime/local'],
  'control-plane': [
    ...['appspec', 'codegen', 'bundler', 'interchange', 'typecheck', 'cloudformation', 'target', 'sandbox'],
    ...['target-aws', 'target-local'],
  ],
  web: [
    ...['control-plane/contract', 'control-plane/permissions', 'control-plane/privacy', 'control-plane/server'],
    ...['appspec', 'codegen'],
  ],
  cli: [
    ...['appspec', 'codegen', 'bundler', 'typecheck', 'cloudformation', 'sandbox'],
    ...['target', 'target-aws', 'target-local', 'control-plane/contract'],
  ],
  cdk: ['cli', 'appspec', 'codegen', 'bundler', 'typecheck', 'cloudformation', 'sandbox'],
  e2e: ['target-aws/testing'],
};

/** Workspaces that stand on nothing else, or on these packages only. */
const ONLY_DEPENDENCIES = { runtime: [], appspec: ['zod'] };

/** Imports that a workspace may make in some of its files only. */
const ONLY_IN = [
  {
    from: 'web',
    specifier: /\/control-plane\/server$/,
    files: /^src\/(app\/.*route\.ts|instrumentation|lib\/server\/)/,
  },
  { from: 'control-plane', specifier: /\/target-(aws|local)/, files: /^src\/(worker|runner|targets)\// },
  { from: 'runtime', specifier: /^@(aws-sdk|smithy)\//, files: /^src\/websocket\// },
];

/** The AWS SDK in product code. */
const AWS_SDK = { specifier: /^@(aws-sdk|smithy)\//, workspaces: ['runtime', 'target-aws'] };

/** Files of control-plane that the browser loads, with all that they import: the documents, and nothing of the server. */
const BROWSER_SAFE = {
  entry: 'src/contract/index.ts',
  specifiers: /^(@chalice-studio\/appspec|zod|@orpc\/(contract|zod))(\/|$)/,
};

/** Inside web each layer imports itself and what stands to its right; features do not know each other. */
const WEB_LAYERS = ['app', 'features', 'components', 'lib'];

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '..'));
const violations = workspaces(root).flatMap((workspace) => [
  ...checkTypes(workspace),
  ...checkDependencies(workspace),
  ...moduleImports(workspace).flatMap((found) =>
    [checkTable, checkEntrance, checkPlace, checkAwsSdk, checkLayers].flatMap((check) =>
      check(workspace, found).map((why) => `${workspace.folder}/${found.file}: imports '${found.specifier}': ${why}`),
    ),
  ),
  ...checkBrowserSafe(workspace),
]);
for (const violation of violations) console.error(violation);
console.log(violations.length === 0 ? 'architecture: every import is in the table' : `${violations.length} violations`);
process.exitCode = violations.length === 0 ? 0 : 1;

/** Turbo passes over a workspace that has no such script: it would go unchecked. */
function checkTypes({ folder, manifest }) {
  return manifest.scripts?.typecheck ? [] : [`${folder}/package.json: has no script 'typecheck'`];
}

function checkDependencies({ name, folder, manifest }) {
  const allowed = ONLY_DEPENDENCIES[name];
  if (!(name in MAY_IMPORT)) return [`${folder}: is not in the import table of scripts/check-architecture.mjs`];
  return Object.keys(manifest.dependencies ?? {}).flatMap((dependency) => {
    const ours = dependency.match(/^@chalice-studio\/(.*)/)?.[1];
    const isListed = ours === undefined || MAY_IMPORT[name].some((entry) => entry.split('/')[0] === ours);
    if (!isListed) return [`${folder}/package.json: depends on '${dependency}', which it may not import`];
    if (allowed && !allowed.includes(dependency)) return [`${folder}/package.json: may not depend on '${dependency}'`];
    return [];
  });
}

function checkTable({ name, manifest }, { ours, subpath, isTest }) {
  if (ours === undefined || ours === name) return [];
  const isListed = MAY_IMPORT[name]?.some((entry) => entry === ours || entry === `${ours}/${subpath}`);
  if (isListed) return [];
  if (isTest && manifest.devDependencies?.[`@chalice-studio/${ours}`] && name !== 'e2e') return [];
  return [`${name} may import ${MAY_IMPORT[name]?.join(', ') || 'nothing of ours'}`];
}

function checkEntrance({ exportsOf }, { file, specifier, ours, subpath, leaves }) {
  // A tool's configuration may use the repository's own scripts: neither is part of the product.
  if (leaves && /\.config\.ts$/.test(file) && /^\.\.\/scripts\/lib\//.test(specifier)) return [];
  if (leaves) return ['a relative path leaves the package; enter the other one by its name'];
  if (ours === undefined || exportsOf(ours).includes(subpath ? `./${subpath}` : '.')) return [];
  return [`@chalice-studio/${ours} declares no such subpath`];
}

function checkPlace({ name }, { file, specifier, isTest }) {
  const rules = ONLY_IN.filter(
    (rule) => rule.from === name && rule.specifier.test(specifier) && !rule.files.test(file),
  );
  return isTest ? [] : rules.map((rule) => `only files matching ${rule.files.source} may`);
}

function checkAwsSdk({ name }, { specifier, isTest }) {
  if (isTest || !AWS_SDK.specifier.test(specifier) || AWS_SDK.workspaces.includes(name)) return [];
  return [`only ${AWS_SDK.workspaces.join(' and ')} may use the AWS SDK`];
}

function checkLayers({ name }, { file, target }) {
  if (name !== 'web' || target === undefined) return [];
  const [from, to] = [file, target].map((place) => place.split('/').slice(1));
  const [here, there] = [WEB_LAYERS.indexOf(from[0]), WEB_LAYERS.indexOf(to[0])];
  if (here === -1 || there === -1) return [];
  if (there < here) return [`${from[0]} stands below ${to[0]} (${WEB_LAYERS.join(' → ')})`];
  if (from[0] === 'features' && to[0] === 'features' && from[1] !== to[1]) return ['two features meet in app/'];
  return [];
}

function checkBrowserSafe(workspace) {
  if (workspace.name !== 'control-plane') return [];
  const imports = moduleImports(workspace);
  const reached = new Set([BROWSER_SAFE.entry]);
  // A Set grows while it is walked, so this follows every relative import from the entry on.
  for (const reachedFile of reached) {
    for (const { file, target } of imports) if (file === reachedFile && target) reached.add(target);
  }
  return imports
    .filter(({ file, target }) => reached.has(file) && target === undefined)
    .filter(({ specifier }) => !BROWSER_SAFE.specifiers.test(specifier))
    .map(({ file, specifier }) => `${workspace.folder}/${file}: imports '${specifier}': the browser loads this file`);
}
