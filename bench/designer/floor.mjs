import { dragPointer, recordFrames, toRows } from './frames.mjs';

const BOXES = 1000;

/**
 * What this browser manages on this machine at this time: a page of plain boxes, shifted by one transform with the
 * pointer. Frames of the designer that are late where these are late, too, are not the designer's.
 */
export async function measureFloor(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.setContent('<div style="position: fixed; inset: 0"></div>');
  await page.evaluate(addBoxes, BOXES);
  await page.waitForTimeout(500);
  const frames = await recordFrames(page, session, () => dragPointer(page, { x: 500, y: 300 }));
  await page.close();
  return toRows('pan, 1,000 plain boxes alone', frames);
}

function addBoxes(count) {
  const [picture] = document.querySelectorAll('div');
  for (let index = 0; index < count; index += 1) {
    const box = document.createElement('div');
    const [left, top] = [(index % 40) * 36, Math.floor(index / 40) * 36];
    box.style.cssText = `position: absolute; left: ${left}px; top: ${top}px; width: 24px; height: 12px; border: 1px solid #999`;
    picture.append(box);
  }
  let from;
  addEventListener('pointerdown', (event) => {
    from = event;
  });
  addEventListener('pointermove', (event) => {
    if (from !== undefined)
      picture.style.transform = `translate(${event.clientX - from.clientX}px, ${event.clientY - from.clientY}px)`;
  });
}
