import { describe, expect, test } from 'vitest';
import { type ApprovalPlace, awaitedApproval } from './approval';
import type { ChangeRecord } from './plan-schema';

const local: ApprovalPlace = {
  requiresApproval: false,
  approvalBy: 'anyone',
  isProduction: false,
  targetType: 'local',
};
const aws: ApprovalPlace = { ...local, targetType: 'aws' };
const change = (over: Partial<ChangeRecord>): ChangeRecord => ({
  ...{ action: 'update', sentence: 'It changes.', class: 'safe', widensIam: false },
  ...over,
});
const asked = (place: ApprovalPlace, changes: ChangeRecord[], withoutAsking = false) =>
  awaitedApproval(place, { plan: { changes }, withoutAsking });

describe('whom a plan waits for', () => {
  test('a local stage goes straight through, whatever changes', () => {
    expect(asked(local, [change({ class: 'data-loss' })])).toBeUndefined();
    expect(asked({ ...local, isProduction: true }, [])).toBeUndefined();
  });

  test('a stage that demands approval has it, also with “without asking”', () => {
    const place = { ...local, requiresApproval: true, approvalBy: 'another' };
    expect(asked(place, [], true)).toEqual({ reasons: ['stage-requires'], by: 'another', asksForName: false });
  });

  test('an AWS stage shows the plan first, unless it was said to deploy without asking', () => {
    expect(asked(aws, [change({})])).toMatchObject({ reasons: ['shown-first'] });
    expect(asked(aws, [change({})], true)).toBeUndefined();
  });

  test.each([
    [{ class: 'data-loss' as const }, 'data-loss', true],
    [{ class: 'breaks-callers' as const }, 'breaks-callers', false],
    [{ class: 'interruption' as const }, 'interruption', false],
    [{ widensIam: true }, 'widens-iam', false],
  ])('%j is asked for in any case', (over, reason, asksForName) => {
    expect(asked(aws, [change({}), change(over)], true)).toEqual({ reasons: [reason], by: 'anyone', asksForName });
  });

  test('production on AWS always asks, and for the stage’s name', () => {
    const place = { ...aws, isProduction: true };
    expect(asked(place, [], true)).toEqual({ reasons: ['production'], by: 'anyone', asksForName: true });
  });
});
