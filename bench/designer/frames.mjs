import { percentile } from '../lib/statistics.mjs';

/**
 * Records frames while something is done: their times, and what of each the page's own work takes. Headless Chromium
 * draws without a graphics card, on the cores that everything else runs on; script, style and layout are the page's.
 */
export async function recordFrames(page, session, act) {
  await page.evaluate(() => {
    // An earlier recording may still have a frame to come: each has a list of its own.
    const times = [];
    window.frameTimes = times;
    const frame = (time) => {
      if (window.frameTimes !== times) return;
      times.push(time);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const before = await workDone(session);
  await act();
  const after = await workDone(session);
  const times = await page.evaluate(() => {
    const recorded = window.frameTimes;
    window.frameTimes = undefined;
    return recorded;
  });
  const gaps = times.slice(1).map((time, index) => time - times[index]);
  return { gaps, workPerFrame: (after - before) / Math.max(1, gaps.length) };
}

async function workDone(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return (value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration')) * 1000;
}

/** Moves the pressed pointer in small steps, as a hand does. */
export async function dragPointer(page, from, { steps = 90, dx = 6, dy = 3, button = 'left' } = {}) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down({ button });
  for (let step = 1; step <= steps; step += 1) {
    const way = step <= steps / 2 ? step : steps - step;
    await page.mouse.move(from.x + way * dx, from.y + way * dy);
  }
  await page.mouse.up({ button });
}

export function toRows(name, { gaps, workPerFrame }) {
  return [
    {
      name: `${name}: frame`,
      median: percentile(gaps, 0.5),
      p95: percentile(gaps, 0.95),
      count: gaps.length,
      unit: 'ms',
      aim: '16.7 ms',
    },
    { name: `${name}: script, style, layout a frame`, median: workPerFrame, count: gaps.length, unit: 'ms' },
  ];
}
