import { expect, test } from 'vitest';
import { reachableFiles } from './reachable';

test('what runs with the app is followed from its imports, however they are written', () => {
  const files = {
    'app.ts': `import { a } from './chalicelib/a';\nimport "./side";\nexport * from './b.js';\nconst c = await import('./c');`,
    'chalicelib/a.ts': `import type { X } from '../types';\nimport { z } from 'zod';\nimport '../app';`,
    ...{ 'types.ts': '', 'side.mjs': '', 'b.ts': '', 'c/index.ts': '', 'vitest.config.ts': '', 'test/app.test.ts': '' },
  };
  expect(reachableFiles(files)).toEqual(['app.ts', 'chalicelib/a.ts', 'side.mjs', 'b.ts', 'c/index.ts', 'types.ts']);
  expect(reachableFiles({})).toEqual([]);
});
