import { studio } from '@/lib/server/studio';

export const dynamic = 'force-dynamic';
export const runtime = 'nodejs';

/** The API is control-plane's: this only hands requests over. */
async function handle(request: Request): Promise<Response> {
  return (await studio()).handle(request);
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
