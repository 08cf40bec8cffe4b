import type { ArtifactFunction, FunctionHandler, SourceTree } from '@chalice-studio/appspec';
import { z } from 'zod';
import { json } from '../project/json';
import { RUNTIME } from '../project/package-json';
import { STUDIO_FILE } from '../project/studio-file-schema';
import { buildScript } from './build-script';
import { deployScript } from './deploy-script';
import { kitScripts } from './kit-scripts';

/** What the kit's own scripts are written with. */
const kitPackages = { esbuild: '^0.25.0', fflate: '^0.8.0' };

export type ExportKit = {
  tree: SourceTree;
  /** The functions by the names of the running app, and the exports of the entry under which Lambda finds them. */
  functions: readonly FunctionHandler[];
  artifactFunctions: readonly ArtifactFunction[];
  /** The runtime's tarball beside it in `.chalice/`: no registry has it. */
  runtimeTarball: string;
  /** Stage → its template; none where the design cannot be deployed. */
  templates: Readonly<Record<string, unknown>>;
  /** Secrets that templates refer to, stage → name of each in Secrets Manager. */
  secrets: Readonly<Record<string, readonly string[]>>;
};

/** A generated project with all that it takes to build, test and deploy it without a studio. Everything is in `.chalice/`. */
export function withExportKit(kit: ExportKit): SourceTree {
  const { tree, runtimeTarball, templates } = kit;
  const { manifest, added } = manifestWithKit(tree['package.json'] ?? '{}', runtimeTarball);
  const files = Object.entries(templates).map(([stage, template]) => [
    `.chalice/templates/${stage}.json`,
    json(template),
  ]);
  return {
    ...tree,
    'package.json': manifest,
    [STUDIO_FILE]: studioFileWithKit(tree[STUDIO_FILE] ?? '{}', added),
    '.chalice/entry.mjs': entryModule(kit),
    '.chalice/build.mjs': buildScript,
    '.chalice/deploy.mjs': deployScript,
    '.chalice/README.md': readme(kit),
    ...Object.fromEntries(files),
  };
}

const manifestSchema = z.looseObject({
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});

/** What people wrote stays: the kit adds where nothing is. */
function manifestWithKit(text: string, runtimeTarball: string): { manifest: string; added: string[] } {
  const { scripts, dependencies, devDependencies, ...rest } = manifestSchema.parse(JSON.parse(text));
  const added = Object.keys(kitPackages).filter((name) => (dependencies[name] ?? devDependencies[name]) === undefined);
  const packages = Object.entries(kitPackages).filter(([name]) => added.includes(name));
  const manifest = json({
    ...rest,
    scripts: { ...kitScripts, ...scripts },
    dependencies: { ...dependencies, [RUNTIME]: `file:.chalice/${runtimeTarball}` },
    devDependencies: { ...devDependencies, ...Object.fromEntries(packages) },
  });
  return { manifest, added };
}

/** What the kit needs was chosen by nobody: an import leaves it out again. */
function studioFileWithKit(text: string, added: readonly string[]): string {
  const studio = z.looseObject({ provided: z.array(z.string()).default([]) }).parse(JSON.parse(text));
  return json({ ...studio, provided: [...studio.provided, ...added] });
}

function entryModule({ functions, artifactFunctions }: ExportKit): string {
  const handlers = new Map(artifactFunctions.map(({ name, handler }) => [name, handler.replace(/^index\./, '')]));
  const lines = functions.map(({ name, registeredName }) => {
    const handler = registeredName === undefined ? 'app.handler' : `app.handlers[${JSON.stringify(registeredName)}]`;
    return `export const ${handlers.get(name)} = ${handler};`;
  });
  return `// What Lambda loads: each function of the app is an export.\nimport { app } from '../app';\n\nexport { app };\n${lines.join('\n')}\n`;
}

function readme({ templates, secrets }: ExportKit): string {
  const stages = Object.keys(templates);
  const [stage = 'dev'] = stages;
  const needed = Object.entries(secrets).filter(([, names]) => names.length > 0);
  const secretLines = needed.flatMap(([name, ids]) => ids.map((id) => `- stage ${name}: \`${id}\`\n`)).join('');
  const deploy =
    stages.length === 0
      ? 'The design had errors when it was exported, so there is no template to deploy. Mend them, and export it again.\n'
      : `    npm run deploy -- --stage ${stage} --bucket my-bucket

uploads \`dist/app.zip\` to a bucket of yours and deploys \`.chalice/templates/${stage}.json\` with CloudFormation, by the AWS
CLI that is signed in. Stages: ${stages.join(', ')}. The stack is named \`<app>-<stage>\` unless \`--stack\` says otherwise.
`;
  return `# Without a studio

    npm install
    npm test
    npm run build

\`@chalice-studio/runtime\` is installed from the tarball in this folder.

${deploy}${needed.length === 0 ? '' : `\nMake these secrets in AWS Secrets Manager first, each with its value as plain text:\n\n${secretLines}`}
A studio makes this folder anew at each export; what you write in it is not read back.
`;
}
