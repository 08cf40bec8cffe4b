import { countConformance, countGate, countPlaywright, countVitest } from './counts.mjs';

const FUZZ = 'packages/control-plane/scripts/fuzz.ts';

/**
 * Every check and test, in the order in which they are worth knowing.
 * `after` names steps that must have passed; `needs` names tools that `findTools` looks for;
 * `optional` steps are skipped, loudly, where their tool cannot be had: another check covers the ground.
 */
export const testSteps = [
  gate('style', ['npx', 'biome', 'check', '--error-on-warnings', '.']),
  gate('architecture', ['node', 'scripts/check-architecture.mjs']),
  gate('files', ['node', 'scripts/check-files.mjs']),
  gate('security', ['node', 'scripts/check-security.mjs']),
  gate('compose', ['node', 'scripts/check-compose.mjs']),
  {
    name: 'dockerfile',
    needs: ['hadolint'],
    // The dry run of the image executes every line of it all the same.
    optional: true,
    command: ({ tools }) => [tools.hadolint, 'Dockerfile'],
    count: countGate,
  },
  gate('knip', ['npx', 'knip'], { after: ['packages'] }),
  gate('packages', [
    'npx',
    'turbo',
    'run',
    'generate',
    'build',
    '--filter=!@chalice-studio/web',
    '--output-logs=errors-only',
  ]),
  gate('web build', ['node', 'scripts/build.mjs'], { after: ['packages'] }),
  gate('types', ['npx', 'turbo', 'run', 'typecheck', '--concurrency=2', '--output-logs=errors-only'], {
    after: ['packages'],
  }),
  {
    name: 'unit',
    after: ['packages'],
    command: ({ reportFile }) => [
      ...['npx', 'vitest', 'run', '--reporter=default', '--reporter=json'],
      `--outputFile.json=${reportFile}`,
    ],
    count: (status, { reportFile }) => countVitest(status, reportFile),
  },
  conformance('runtime cases', '@chalice-studio/runtime', 'conformance'),
  conformance('templates', '@chalice-studio/cloudformation', 'conformance:packages'),
  {
    name: 'cfn-lint',
    after: ['packages'],
    needs: ['cfn-lint'],
    // A machine without Python passes it over, and says so: the product's own validator covers much of the ground.
    optional: process.env.CI !== 'true',
    command: ({ tools }) => ['node', '--import', 'tsx', 'scripts/lint-templates.mjs', tools['cfn-lint']],
    count: countGate,
  },
  {
    name: 'fuzz',
    after: ['packages'],
    needs: ['schemathesis'],
    // As for cfn-lint; http/odd-input.test.ts holds what it has found.
    optional: process.env.CI !== 'true',
    command: ({ tools }) => ['node', '--import', 'tsx', FUZZ, tools.schemathesis, '80', '7'],
    count: countGate,
  },
  {
    name: 'browser',
    after: ['web build'],
    needs: ['chromium'],
    cwd: 'e2e',
    command: () => ['npx', 'playwright', 'test', '--reporter=list,json'],
    env: ({ reportFile, tools }) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile, CHROMIUM_PATH: tools.chromium }),
    count: (status, { reportFile }) => countPlaywright(status, reportFile),
  },
  gate('image', ['node', 'scripts/image-dry.mjs'], { after: ['web build'] }),
];

function gate(name, command, rest = {}) {
  return { name, command: () => command, count: countGate, ...rest };
}

function conformance(name, workspace, script) {
  return {
    name,
    after: ['packages'],
    command: () => ['npm', 'run', '--silent', script, '-w', workspace],
    count: (status, { logFile }) => countConformance(status, logFile),
  };
}
