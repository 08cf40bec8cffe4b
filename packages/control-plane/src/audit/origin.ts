import { AsyncLocalStorage } from 'node:async_hooks';

/** From where somebody acts, and by what they are known. */
export type Origin = {
  address: string;
  userAgent: string;
  kind?: 'person' | 'guest' | 'service-account' | 'link';
  sessionId?: string;
  tokenId?: string;
};

const origins = new AsyncLocalStorage<Origin>();

/**
 * Answers a request as one that comes from there. It goes along by itself, because an entry is written deep inside of a
 * noun's mutation, which knows who acts and nothing of requests. Without it, the studio acts.
 */
export function withOrigin<Result>(headers: Headers, address: string, work: () => Promise<Result>): Promise<Result> {
  return origins.run({ address, userAgent: headers.get('user-agent') ?? '' }, work);
}

/** Once it is known, adds who asks; a guest is somebody who has a role on a project, and none in its team. */
export function noteOrigin(known: Partial<Origin>): void {
  Object.assign(origins.getStore() ?? {}, known);
}

/** For what goes on behind a request and is no part of it. */
export function asStudio<Result>(work: () => Result): Result {
  return origins.exit(work);
}

export function originNow(): Origin | undefined {
  return origins.getStore();
}
