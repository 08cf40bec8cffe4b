import { constructKinds } from '@chalice-studio/appspec';
import { z } from 'zod';
import { procedure } from '../contract/base';

const constructShape = {
  kind: z.enum(constructKinds),
  /** Of a resource: what it is. */
  resourceType: z.enum(['table', 'bucket', 'queue', 'topic', 'stream']).optional(),
};

export const exampleSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  /** What kind of app it is: `REST + DynamoDB`. */
  category: z.string(),
  /** What one sees done in its code. */
  teaches: z.array(z.string()),
  /** What it is made of, in the canvas' order. */
  constructs: z.array(z.object({ ...constructShape, count: z.int() })),
  /** Its canvas, small: what starts the app, what that reaches, and who reaches what, by places in `cards`. */
  picture: z.object({
    cards: z.array(z.object({ ...constructShape, title: z.string(), side: z.enum(['left', 'right']) })),
    edges: z.array(z.tuple([z.int(), z.int()])),
  }),
});
export type Example = z.infer<typeof exampleSchema>;

export const examplesContract = {
  list: procedure.route({ method: 'GET', path: '/examples', tags: ['Projects'] }).output(z.array(exampleSchema)),
};
