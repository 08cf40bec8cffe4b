import path from 'node:path';
import { expect, test } from 'vitest';
import { typecheck } from './typecheck';

const modules = path.join(import.meta.dirname, '../../../node_modules');
const packages = {
  '@chalice-studio/runtime': path.join(import.meta.dirname, '../../runtime'),
  '@types/node': path.join(modules, '@types/node'),
  'undici-types': path.join(modules, 'undici-types'),
};
const tsconfig = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'esnext',
    target: 'es2023',
    moduleResolution: 'bundler',
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
});

test('a handler that does not fit its event is a problem at its line', async () => {
  const tree = {
    'tsconfig.json': tsconfig,
    'app.ts':
      "import { Chalice } from '@chalice-studio/runtime';\nconst app = new Chalice('a');\napp.route('/x/{id}', (request) => request.uriParams.nope);\n",
  };
  const [problem] = await typecheck({ tree, packages });
  expect(problem).toMatchObject({
    entityId: 'app.ts',
    code: 'ts2339',
    location: { file: 'app.ts', line: 3, column: 53 },
  });
});

test('a project without errors has no problems', async () => {
  expect(
    await typecheck({ tree: { 'tsconfig.json': tsconfig, 'app.ts': 'export const n: number = 1;\n' }, packages }),
  ).toEqual([]);
});

test('a path that leaves the project is refused', async () => {
  await expect(typecheck({ tree: { '../evil.ts': '' }, packages })).rejects.toThrow('reaches outside the project');
});
