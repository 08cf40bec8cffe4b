import type { Studio } from '../studio/studio';

/** For whoever restarts the studio when it is not well: the database must answer. The runner is told of, and may be absent. */
export async function healthAnswer({ database, version }: Studio): Promise<Response> {
  const isDatabaseReady = await database.execute('SELECT 1').then(
    () => true,
    () => false,
  );
  const status = isDatabaseReady ? 200 : 503;
  return Response.json({ status: isDatabaseReady ? 'ok' : 'failing', version, database: isDatabaseReady }, { status });
}
