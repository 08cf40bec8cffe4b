import { expect, test } from 'vitest';
import { aDeployment } from '../testing/deployment';
import { elapsedMs, presentStep, stepsOf } from './timeline';

const words = (deployment: Parameters<typeof stepsOf>[0], now = 10_000) =>
  stepsOf(deployment, now).map((step) => `${step.name} ${step.state}`);

test('a deployment that was just asked for waits in the queue', () => {
  const [queue] = stepsOf(aDeployment(), 1500);
  expect(queue).toMatchObject({ name: 'queue', state: 'running', elapsedMs: 500 });
  expect(words(aDeployment())).toEqual([
    'queue running',
    'build waiting',
    'upload waiting',
    'plan waiting',
    'deploy waiting',
  ]);
});

test('each step takes the time until the next was entered', () => {
  const deployment = aDeployment({
    status: 'executing',
    history: [
      { status: 'queued', at: 1000 },
      { status: 'building', at: 1100 },
      { status: 'uploading', at: 1900 },
      { status: 'planned', at: 2000 },
      { status: 'approved', at: 2050 },
      { status: 'executing', at: 2100 },
    ],
  });
  expect(stepsOf(deployment, 2600).map((step) => step.elapsedMs)).toEqual([100, 800, 100, 100, 500]);
  expect(presentStep(deployment, 2600)?.label).toBe('Deploy');
});

test('a failure is at the step that it happened in, and what follows did not happen', () => {
  const deployment = aDeployment({
    status: 'failed',
    finishedAt: 1500,
    history: [
      { status: 'queued', at: 1000 },
      { status: 'building', at: 1100 },
      { status: 'failed', at: 1500 },
    ],
  });
  expect(words(deployment)).toEqual(['queue done', 'build failed', 'upload skipped', 'plan skipped', 'deploy skipped']);
  expect(elapsedMs(deployment, 99_999)).toBe(500);
});

test('a rollback that builds nothing skips the step and still succeeds', () => {
  const deployment = aDeployment({
    status: 'succeeded',
    finishedAt: 1400,
    history: [
      { status: 'queued', at: 1000 },
      { status: 'planned', at: 1100 },
      { status: 'executing', at: 1200 },
      { status: 'succeeded', at: 1400 },
    ],
  });
  expect(words(deployment)).toEqual(['queue done', 'build skipped', 'upload skipped', 'plan done', 'deploy done']);
  expect(presentStep(deployment, 9999)).toBeUndefined();
});

test('a second attempt keeps the time at which a step first began', () => {
  const deployment = aDeployment({
    status: 'building',
    attempt: 2,
    history: [
      { status: 'queued', at: 1000 },
      { status: 'building', at: 1100 },
      { status: 'building', at: 5000 },
    ],
  });
  expect(presentStep(deployment, 6100)?.elapsedMs).toBe(5000);
});
