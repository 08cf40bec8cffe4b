import { api } from '../api/base';

export const studioRouter = api.studio.router({
  status: api.studio.status.handler(({ context }) => {
    const { version, database, runner } = context.studio;
    return { version, database: database.kind, runner: runner.status() };
  }),
});
