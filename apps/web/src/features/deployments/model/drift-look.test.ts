import type { StackOperation } from '@chalice-studio/control-plane/contract';
import { expect, test } from 'vitest';
import { lastLook } from './drift-look';

const operation = (more: Partial<StackOperation>): StackOperation => ({
  ...{ id: 'o', stageId: 's', kind: 'detect-drift', status: 'succeeded', message: null, result: { drift: [] } },
  ...{ createdBy: { id: 'u', name: 'Ada' }, createdAt: 1, finishedAt: 2 },
  ...more,
});

test('the newest look that ended counts, for as long as nothing changed the stack since', () => {
  expect(lastLook([], 0)).toBeUndefined();
  expect(lastLook([operation({ status: 'running' })], 0)).toBeUndefined();
  const [older, newer] = [operation({}), operation({ id: 'n', createdAt: 10, finishedAt: 11 })];
  expect(lastLook([newer, older], 5)).toMatchObject({ at: 11, isOutdated: false });
  expect(lastLook([newer, older], 12)).toMatchObject({ isOutdated: true });
});

test('what was taken back or destroyed since makes a look old; what failed does not', () => {
  const look = operation({});
  const destroyed = operation({ kind: 'destroy', result: {}, createdAt: 3, finishedAt: 4 });
  expect(lastLook([destroyed, look], 0)).toMatchObject({ isOutdated: true });
  expect(lastLook([{ ...destroyed, status: 'failed' }, look], 0)).toMatchObject({ isOutdated: false });
});
