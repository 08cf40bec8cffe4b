import type { AppSpec, Problem } from '@chalice-studio/appspec';
import { anApp } from '@chalice-studio/appspec/testing';
import { expect, test } from 'vitest';
import { createCodeReading } from './code-reading';

const problem: Problem = { entityId: 'app', path: [], code: 'not-loaded', message: 'No.', severity: 'error' };

function reading(spec: AppSpec) {
  const state = { spec, reads: 0 };
  const read = createCodeReading({
    spec: () => state.spec,
    read: async () => {
      state.reads += 1;
      return { problems: [problem] };
    },
  });
  return { state, read };
}

test('code is read at first, and again once its files are others', async () => {
  const { state, read } = reading(anApp([], { mode: 'code-first', source: { 'app.ts': '1' } }));
  expect(await read()).toEqual([problem]);
  expect(await read()).toEqual([problem]);
  expect(state.reads).toBe(1);
  state.spec = { ...state.spec, description: 'other words' };
  await read();
  expect(state.reads).toBe(1);
  state.spec = { ...state.spec, source: { 'app.ts': '2' } };
  await read();
  expect(state.reads).toBe(2);
});

test('a designed project has no code to be read', async () => {
  const { state, read } = reading(anApp());
  expect(await read()).toEqual([]);
  expect(state.reads).toBe(0);
});
