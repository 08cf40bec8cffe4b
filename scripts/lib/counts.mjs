import { existsSync, readFileSync } from 'node:fs';

// Each of these turns what a tool left behind into { passed, failed, skipped }.
// A tool that says nothing, or that failed without naming a failed test, is one failure: silence is no success.

/** A check that has no cases of its own: its exit status is its answer. */
export function countGate(status) {
  return status === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Vitest's JSON report. A file that could not be loaded has no failed test in it, and counts as one. */
export function countVitest(status, reportFile) {
  const report = readReport(reportFile);
  if (report === undefined) return countGate(1);
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  return settle(status, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}

/** Playwright's JSON report. A test that passed only when tried again has passed; that is said beside the count. */
export function countPlaywright(status, reportFile) {
  const report = readReport(reportFile);
  if (report === undefined) return countGate(1);
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = settle(status, { passed: expected + flaky, failed: unexpected, skipped });
  return flaky === 0 ? counts : { ...counts, why: `${flaky} passed only when tried again: mend it, its trace is kept` };
}

/** A conformance run's last line: `N passed, N failed`. */
export function countConformance(status, logFile) {
  const found = [...readFileSync(logFile, 'utf8').matchAll(/^(\d+) passed, (\d+) failed/gm)].at(-1);
  if (!found) return countGate(1);
  return settle(status, { passed: Number(found[1]), failed: Number(found[2]), skipped: 0 });
}

function settle(status, counts) {
  const isSilent = counts.passed + counts.failed === 0;
  const isUnexplained = status !== 0 && counts.failed === 0;
  return isSilent || isUnexplained ? { ...counts, failed: counts.failed + 1 } : counts;
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
