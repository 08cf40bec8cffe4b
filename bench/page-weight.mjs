// JavaScript sent for the design page, as a browser with an empty cache gets it. Monaco is loaded by the code page only.
import { createProject } from './lib/api.mjs';

export async function measure({ context, page }) {
  const project = await createProject(page, { name: 'weight', example: 'todo' });
  const fresh = await context.newPage();
  const session = await context.newCDPSession(fresh);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Map();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) scripts.set(requestId, response.url);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await fresh.goto(`/p/${project.id}/design`);
  await fresh.getByRole('button', { name: /^Deploy to/ }).waitFor();
  await fresh.waitForLoadState('networkidle');
  await fresh.close();
  const name = 'JavaScript sent for the design page';
  return [{ name, median: bytes / 1000, count: scripts.size, unit: 'kB gz', aim: 'under 250 kB gz' }];
}
