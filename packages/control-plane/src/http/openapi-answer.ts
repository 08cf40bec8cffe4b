import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '../contract';
import type { Studio } from '../studio/studio';

let document: Promise<unknown> | undefined;

/** The OpenAPI document of `/api/v1`, made of the contract once. */
export async function openApiAnswer({ version, origins }: Studio): Promise<Response> {
  document ??= new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: { title: 'Chalice Studio', version, description: 'The API that the dashboard and the command line use.' },
    servers: [{ url: `${origins.publicUrl}/api/v1` }],
  });
  return Response.json(await document);
}
