import type { Studio } from '../studio/studio';

/**
 * For whoever restarts the studio when it is not well: the database must answer. The runner is told of, but a studio
 * without one still shows and edits everything, and starting it again would not bring the runner back sooner.
 */
export async function healthAnswer({ database, runner, version }: Studio): Promise<Response> {
  const isDatabaseReady = await database.execute('SELECT 1').then(
    () => true,
    () => false,
  );
  const health = {
    status: isDatabaseReady ? 'ok' : 'failing',
    version,
    database: isDatabaseReady ? 'ready' : 'unavailable',
    runner: runner.status().state,
  };
  return Response.json(health, { status: isDatabaseReady ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
