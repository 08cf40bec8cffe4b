import { dragPointer, recordFrames, toRows } from './frames.mjs';

/** Panning and dragging, with everything in sight, and close enough to read. */
export async function measureCanvas(context, address) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(address);
  await page.locator('.react-flow__node').first().waitFor();
  await page.waitForTimeout(2000);
  const rows = await measureAt(page, session, 'everything in sight');
  for (let step = 0; step < 8; step += 1) {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(200);
  }
  await page.waitForTimeout(500);
  rows.push(...(await measureAt(page, session, 'readable')));
  await page.close();
  return rows;
}

async function measureAt(page, session, name) {
  const ground = await findPoint(page, (element) => element.classList.contains('react-flow__pane'));
  const pan = await recordFrames(page, session, () => dragPointer(page, ground));
  const card = await findPoint(page, (element) => element.closest('.react-flow__node-card') !== null);
  const drag = await recordFrames(page, session, () => dragPointer(page, card));
  await page.waitForTimeout(500);
  return [...toRows(`pan, ${name}`, pan), ...toRows(`drag a card, ${name}`, drag)];
}

/** A point of the canvas, near its middle, at which the topmost element is of a sort. */
function findPoint(page, isWanted) {
  return page.evaluate((source) => {
    const wanted = new Function(`return ${source}`)();
    const box = document.querySelector('.react-flow').getBoundingClientRect();
    for (let y = box.top + box.height / 3; y < box.bottom - 80; y += 7)
      for (let x = box.left + box.width / 4; x < box.right - box.width / 4; x += 7) {
        const element = document.elementFromPoint(x, y);
        if (element !== null && wanted(element)) return { x, y };
      }
    throw new Error('nothing of that sort is in sight');
  }, isWanted.toString());
}
