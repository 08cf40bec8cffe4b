import type { Deployment, DeploymentEvent, DeploymentStatus } from '@chalice-studio/control-plane/contract';

const finalStatuses: readonly DeploymentStatus[] = ['succeeded', 'failed', 'rolled-back', 'cancelled'];

/** Nothing happens to it any more. */
export function isOver({ status }: Pick<Deployment, 'status'>): boolean {
  return finalStatuses.includes(status);
}

type Page = { items: Deployment[]; nextCursor?: string | undefined };

/** The pages with the deployment as it is now: in its place, or first when it is new. */
export function withDeployment(pages: readonly Page[], deployment: Deployment): Page[] {
  const isHeld = pages.some((page) => page.items.some((item) => item.id === deployment.id));
  if (isHeld) {
    return pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === deployment.id ? newerDeployment(item, deployment) : item)),
    }));
  }
  const [first, ...others] = pages;
  return first === undefined
    ? [{ items: [deployment] }]
    : [{ ...first, items: [deployment, ...first.items] }, ...others];
}

/** Events in order, each once: they come by the stream and with the deployment when it is read. */
export function withEvents(held: readonly DeploymentEvent[], coming: readonly DeploymentEvent[]): DeploymentEvent[] {
  const bySequence = new Map([...held, ...coming].map((event) => [event.sequence, event]));
  return [...bySequence.values()].sort((a, b) => a.sequence - b.sequence);
}

/** An answer that was on its way while the stream said more does not take it back. */
export function newerDeployment(held: Deployment, coming: Deployment): Deployment {
  if (isOver(held) && !isOver(coming)) return held;
  if (coming.history.length !== held.history.length) return coming.history.length < held.history.length ? held : coming;
  return coming.attempt < held.attempt && coming.status !== 'planned' ? held : coming;
}
