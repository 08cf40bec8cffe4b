import { z } from 'zod';
import { idSchema } from '../ids';
import { jsonObjectSchema } from '../json';
import { corsSchema, registrationShape } from './parts';

export const httpMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'ANY'] as const;

/** `app.route(path, options, view)`. The schemas are JSON Schema; code generation writes zod from them. */
export const routeSchema = z.strictObject({
  ...registrationShape,
  kind: z.literal('route'),
  path: z.string(),
  methods: z.array(z.string()),
  name: z.string().optional(),
  authorizer: z.strictObject({ id: idSchema, scopes: z.array(z.string()).optional() }).optional(),
  contentTypes: z.array(z.string()).optional(),
  apiKeyRequired: z.boolean().optional(),
  cors: corsSchema.optional(),
  bodySchema: jsonObjectSchema.optional(),
  querySchema: jsonObjectSchema.optional(),
  responseSchema: jsonObjectSchema.optional(),
});
export type Route = z.infer<typeof routeSchema>;
