import type { contract } from '@chalice-studio/control-plane/contract';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';

export type VisitorClient = ContractRouterClient<typeof contract>;

/** The API as whoever has a link for reading may call it: by the link's secret, and without a session if there is one. */
export function createVisitorClient(secret: string): VisitorClient {
  const link = new RPCLink({
    url: () => new URL('/api/rpc', self.location.origin).href,
    headers: () => ({ authorization: `Bearer ${secret}` }),
    fetch: (request, init) => fetch(request, { ...init, credentials: 'omit' }),
  });
  return createORPCClient(link);
}
