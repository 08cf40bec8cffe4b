import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveProject } from './project-archive';

test('the archive has the files in a folder of the project’s name, texts unchanged', () => {
  const tree = { 'app.ts': 'export {};\n', 'chalicelib/grüße.ts': 'export const a = "ä";\n' };
  const files = unzipSync(archiveProject('shop', tree));
  expect(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual({
    'shop/app.ts': tree['app.ts'],
    'shop/chalicelib/grüße.ts': tree['chalicelib/grüße.ts'],
  });
});
