import path from 'node:path';
import { checkSpec, checkStage, emptyStageConfig } from '@chalice-studio/appspec';
import { describe, expect, test } from 'vitest';
import { generate } from '../generate';
import { typeErrors } from '../testing/type-errors';
import { readExamples } from './index';

const examples = await readExamples(path.join(import.meta.dirname, '../../../../examples'));

test('the gallery has three, the simplest first', () => {
  expect(examples.map((example) => example.name)).toEqual(['todo', 'chat', 'thumbnails']);
});

describe.each(examples)('$name', ({ spec, tryIt }) => {
  test('has nothing to complain about', () => {
    expect(checkSpec(spec)).toEqual([]);
    expect(checkStage(spec, emptyStageConfig('dev'))).toEqual([]);
  });

  test('type-checks with the runtime’s types and those of its dependencies', async () => {
    expect(await typeErrors(generate(spec).tree)).toBe('');
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
