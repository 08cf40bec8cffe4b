import { z } from 'zod';
import { procedure } from '../contract/base';

export const exampleSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** What the gallery shows of it: route labels, table names and the like. */
  highlights: z.array(z.string()),
});
export type Example = z.infer<typeof exampleSchema>;

export const examplesContract = {
  list: procedure.route({ method: 'GET', path: '/examples', tags: ['Projects'] }).output(z.array(exampleSchema)),
};
