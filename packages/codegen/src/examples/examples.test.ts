import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkSpec, checkStage, emptyStageConfig } from '@chalice-studio/appspec';
import { bundle } from '@chalice-studio/bundler';
import { chooseNode, findNodeBinaries, loadApp, loadAppEntry, probeIsolation } from '@chalice-studio/sandbox';
import { unzipSync } from 'fflate';
import { describe, expect, onTestFinished, test } from 'vitest';
import { generate, importProject } from '../index';
import { npmTest, typeErrors } from '../testing/run-project';
import { readExamples } from './index';

const root = path.join(import.meta.dirname, '../../../..');
const examples = await readExamples(path.join(root, 'examples'));

/** A slip in each app's code, of the kind that compiles. */
const mistakes: Readonly<Record<string, { file: string; from: string; to: string }>> = {
  todo: { file: 'chalicelib/sweep.ts', from: 'swept += 1', to: 'swept += 2' },
  chat: { file: 'chalicelib/room.ts', from: "type: 'left'", to: "type: 'joined'" },
  reports: { file: 'chalicelib/csv.ts', from: 'b.cents - a.cents', to: 'a.cents - b.cents' },
  thumbnails: { file: 'chalicelib/scale.ts', from: 'red / opacity', to: 'red / 255' },
  documents: { file: 'chalicelib/worker.ts', from: "state: 'failed'", to: "state: 'done'" },
  notes: { file: 'chalicelib/notes.ts', from: 'Attributes === undefined', to: 'Attributes !== undefined' },
  webhooks: { file: 'chalicelib/signature.ts', from: '!timingSafeEqual', to: 'timingSafeEqual' },
};

test('the gallery has seven, the simplest first', () => {
  const names = ['todo', 'chat', 'reports', 'thumbnails', 'documents', 'notes', 'webhooks'];
  expect(examples.map((example) => example.name)).toEqual(names);
});

describe.each(examples)('$name', ({ name, spec, tryIt }) => {
  test('has nothing to complain about', () => {
    expect(checkSpec(spec)).toEqual([]);
    expect(checkStage(spec, emptyStageConfig('dev'))).toEqual([]);
  });

  test('type-checks with the runtime’s types and those of its dependencies', async () => {
    expect(await typeErrors(generate(spec).tree)).toBe('');
  });

  test('reads as a person would have written it', async () => {
    const { tree } = generate(spec, [emptyStageConfig('dev')]);
    for (const [file, text] of Object.entries(tree)) {
      if (spec.source[file] !== undefined || file === 'package-lock.json') continue;
      await expect(text).toMatchFileSnapshot(`../../golden/${name}/${file}`);
    }
  });

  test('is imported from its project as the document that it was', async () => {
    const { tree } = generate(spec, [emptyStageConfig('dev')]);
    const bundled = await bundle({
      tree,
      functions: [],
      entry: loadAppEntry(Object.keys(tree)),
      runtimeDirectory: path.join(root, 'packages/runtime'),
      zodDirectory: path.join(root, 'node_modules/zod'),
      packages: { directory: root, names: Object.keys(spec.dependencies.packages) },
    });
    if (!bundled.ok) throw new Error(JSON.stringify(bundled.problems));
    const folder = await mkdtemp(path.join(tmpdir(), 'load-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    for (const [file, bytes] of Object.entries(unzipSync(bundled.artifact.bytes)))
      await writeFile(path.join(folder, file), bytes);
    const node = chooseNode(await findNodeBinaries(), 20);
    const isolation = await probeIsolation();
    const loaded = await loadApp({ isolation, node, appDirectory: folder, file: 'index.mjs', env: {}, memoryMb: 256 });
    if (!loaded.ok) throw new Error(loaded.failure.errorMessage);
    const imported = importProject({ app: loaded.app, files: tree });
    expect(imported.problems).toEqual([]);
    // Ids and places may differ, and nothing else: then the project is the same again, to the letter.
    expect(generate(imported.spec, imported.stages).tree).toEqual(tree);
  });

  test('comes with tests of what its handlers do: they pass, and fail once a handler does otherwise', async () => {
    const { tree } = generate(spec);
    const { isPassed, output } = await npmTest(tree);
    expect(isPassed, output).toBe(true);
    const { file, from, to } = mistakes[name] ?? { file: '', from: '', to: '' };
    expect(tree[file]).toContain(from);
    const broken = await npmTest({ ...tree, [file]: tree[file]?.replace(from, to) ?? '' });
    expect(broken.output).toMatch(/# fail [1-9]/);
    expect(broken.isPassed).toBe(false);
  });

  test('names no registry in its lockfile, and locks what it depends on', () => {
    const lockfile = spec.dependencies.lockfile ?? '';
    expect(lockfile).not.toContain('resolved');
    const root = JSON.parse(lockfile).packages[''];
    expect(root.dependencies).toEqual(spec.dependencies.packages);
    expect(root.devDependencies ?? {}).toEqual(spec.dependencies.devPackages);
  });

  test('says what to try', () => {
    expect(tryIt.length).toBeGreaterThan(1);
  });
});
