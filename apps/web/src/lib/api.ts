import type { contract } from '@chalice-studio/control-plane/contract';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';

const link = new RPCLink({
  url: () => new URL('/api/rpc', self.location.origin).href,
  fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
});

/** The API, called as functions: `await client.projects.get({ projectId })`. */
export const client: ContractRouterClient<typeof contract> = createORPCClient(link);

/** The API as TanStack Query options: `useQuery(api.projects.get.queryOptions({ input: { projectId } }))`. */
export const api = createTanstackQueryUtils(client);
