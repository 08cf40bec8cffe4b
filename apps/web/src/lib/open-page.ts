import { streamState } from './stream/stream';
import { isStudioReachable } from './when-reachable';

/** Whether it seems that no page can be fetched now. */
export function seemsAway(): boolean {
  return !navigator.onLine || streamState() === 'offline';
}

/**
 * Opens a page of the studio if it can be fetched. Else the page stays: the browser would put an error of its own in its
 * place, and one could not go on working.
 */
export async function openPage(router: { push: (href: string) => void }, href: string): Promise<void> {
  if (seemsAway() && !(await isStudioReachable())) return;
  router.push(href);
}
