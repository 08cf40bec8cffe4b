import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countConformance, countGate, countPlaywright, countVitest } from './lib/counts.mjs';

let folder;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'counts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const vitestReport = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('counts the tests of a Vitest report', () => {
  expect(countVitest(1, write(vitestReport))).toEqual({ passed: 3, failed: 1, skipped: 1 });
});

test('counts a test file that could not be loaded as a failure', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countVitest(1, write({ ...vitestReport, numFailedTests: 0, testResults })).failed).toBe(1);
});

test('a tool that fails without a failed test, or without a report, or with no test at all, is a failure', () => {
  expect(countVitest(1, write({ ...vitestReport, numFailedTests: 0 })).failed).toBe(1);
  expect(countVitest(0, path.join(folder, 'missing.json')).failed).toBe(1);
  expect(countVitest(0, write({ ...vitestReport, numPassedTests: 0, numFailedTests: 0 })).failed).toBe(1);
});

test('counts a Playwright report', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 2 };
  expect(countPlaywright(1, write({ stats }))).toEqual({ passed: 4, failed: 1, skipped: 2 });
});

test('says which passed only when tried again', () => {
  const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
  const counts = countPlaywright(0, write({ stats }));
  expect(counts).toMatchObject({ passed: 5, failed: 0 });
  expect(counts.why).toContain('1 passed only when tried again');
});

test('takes the last count that a conformance run prints', () => {
  expect(countConformance(0, write('a: b\n31 passed, 0 failed\n'))).toEqual({ passed: 31, failed: 0, skipped: 0 });
  expect(countConformance(0, write('nothing\n')).failed).toBe(1);
});

test('a gate is one test', () => {
  expect(countGate(0).passed).toBe(1);
  expect(countGate(null).failed).toBe(1);
});

function write(content) {
  const file = path.join(folder, `${Math.random()}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}
