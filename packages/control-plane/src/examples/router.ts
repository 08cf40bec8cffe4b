import type { Example as ReadExample } from '@chalice-studio/codegen/examples';
import { api } from '../api/base';
import { constructsOf, pictureOf } from './picture';
import type { Example } from './schema';

export const examplesRouter = api.examples.router({
  list: api.examples.list.handler(({ context }) => context.studio.examples.map(exampleOf)),
});

function exampleOf({ name, title, description, category, teaches, spec }: ReadExample): Example {
  return {
    ...{ name, title, description, category, teaches: [...teaches] },
    constructs: constructsOf(spec),
    picture: pictureOf(spec),
  };
}
