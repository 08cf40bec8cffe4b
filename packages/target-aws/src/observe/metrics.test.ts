import { type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aCloud } from '../testing/a-cloud';
import { isWithoutEmulator } from '../testing/without-emulator';
import { functionMetrics, periodOf } from './metrics';

const DAY_MS = 86_400_000;

test('one value covers the range, in steps that CloudWatch still has of that age', () => {
  const now = 100 * DAY_MS;
  expect(periodOf({ from: now - 90_000, to: now }, now)).toBe(120);
  expect(periodOf({ from: now, to: now }, now)).toBe(60);
  expect(periodOf({ from: now - 20 * DAY_MS - 1000, to: now }, now) % 300).toBe(0);
  expect(periodOf({ from: now - 70 * DAY_MS - 1000, to: now }, now) % 3600).toBe(0);
});

describe.skipIf(isWithoutEmulator)('figures of functions', () => {
  let cloud: Awaited<ReturnType<typeof aCloud>>;
  beforeAll(async () => {
    cloud = await aCloud();
  }, 300_000);
  afterAll(() => cloud?.stop());

  test('are sums, a percentile, and nothing of a function that nobody called; many functions in several calls', async () => {
    const Timestamp = new Date();
    const datum = (MetricName: string, Value: number): MetricDatum => ({
      ...{ MetricName, Value, Timestamp },
      Dimensions: [{ Name: 'FunctionName', Value: 'shop-dev-Work-1' }],
    });
    const MetricData = [datum('Invocations', 1), datum('Invocations', 1), datum('Errors', 1), datum('Duration', 40)];
    await cloud.owner.cloudWatch.send(new PutMetricDataCommand({ Namespace: 'AWS/Lambda', MetricData }));
    const idle = Array.from({ length: 130 }, (_, index) => [`idle${index}`, `shop-dev-Idle${index}-1`] as const);
    const functions = new Map([...idle, ['work', 'shop-dev-Work-1'] as const]);
    const range = { from: Timestamp.getTime() - 3_600_000, to: Timestamp.getTime() + 60_000 };
    const metrics = await functionMetrics(cloud.accessAs('observe', 'metrics'), functions, range);
    expect(metrics.map(({ functionName }) => functionName)).toEqual([...functions.keys()]);
    expect(metrics.at(-1)).toEqual({ functionName: 'work', calls: 2, errors: 1, throttles: 0, p95Ms: 40 });
    expect(metrics[0]).toEqual({ functionName: 'idle0', calls: 0, errors: 0, throttles: 0, p95Ms: undefined });
  });
});
