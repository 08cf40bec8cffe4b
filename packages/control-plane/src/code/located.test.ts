import type { Problem } from '@chalice-studio/appspec';
import { anApp, aRoute, aSchedule } from '@chalice-studio/appspec/testing';
import { findOrigin, generate } from '@chalice-studio/codegen';
import { expect, test } from 'vitest';
import { atEntities } from './located';

const route = aRoute();
const schedule = aSchedule();
const text = `import { a } from './a';
const own = a;

export function listOrders() {
  return own;
}

function inner() {
  return 1;
}

export const sweep = async () => inner();
`;
const spec = anApp([route, schedule], { source: { 'chalicelib/handlers.ts': text } });
const { origins } = generate(spec);

function entityAt(file: string, line: number): string | undefined {
  const problem: Problem = { entityId: file, path: [], code: 'ts2322', message: 'No.', severity: 'error' };
  return atEntities([{ ...problem, location: { file, line, column: 1 } }], { spec, origins })[0]?.entityId;
}

test('an error in a handler is at its construct, one beside them at its file', () => {
  const file = 'chalicelib/handlers.ts';
  expect([4, 5, 6].map((line) => entityAt(file, line))).toEqual([route.id, route.id, route.id]);
  expect(entityAt(file, 12)).toBe(schedule.id);
  expect([2, 9].map((line) => entityAt(file, line))).toEqual([file, file]);
});

test('an error in a generated line is at the construct that the line is there for', () => {
  const line = findOrigin(origins, schedule.id)?.from ?? 0;
  expect(entityAt('app.ts', line)).toBe(schedule.id);
});
