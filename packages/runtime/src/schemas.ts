import { BadRequestError } from './errors.js';
import type { MultiDict } from './http/multi-dict.js';
import type { Request } from './http/request.js';
import { Response } from './http/response.js';
import type { RouteEntry } from './routing-table.js';
import { checkSchema, type StandardSchema } from './standard-schema.js';

/** Calls a view whose route has schemas: a bad request is a 400 that names the fields, a bad answer an error of ours. */
export async function callWithSchemas(route: RouteEntry, request: Request): Promise<unknown> {
  const { body, query, response } = route.registration;
  if (body !== undefined) attach(request, 'validBody', await checked(body, request.jsonBody));
  if (query !== undefined) attach(request, 'validQuery', await checkedQuery(query, request.queryParams));
  const answer: unknown = await route.view(request);
  if (response === undefined) return answer;
  const result = await checkSchema(response, Response.isResponse(answer) ? answer.body : answer);
  if ('problems' in result) {
    throw new TypeError(`The view’s answer does not fit its schema: ${result.problems.map(text).join('; ')}`);
  }
  return answer;
}

function attach(request: Request, field: 'validBody' | 'validQuery', value: unknown): void {
  Object.defineProperty(request, field, { value, configurable: true });
}

async function checked(schema: StandardSchema, value: unknown): Promise<unknown> {
  const result = await checkSchema(schema, value);
  if ('problems' in result) throw new BadRequestError(result.problems.map(text).join('\n'));
  return result.value;
}

/** A query has text only: each name gives its last value, or all of them where the schema asks for a list. */
async function checkedQuery(schema: StandardSchema, query: MultiDict | undefined): Promise<unknown> {
  const single = query?.toJSON() ?? {};
  const result = await checkSchema(schema, single);
  if (!('problems' in result)) return result.value;
  const refused = result.problems.map((problem) => problem.field).filter((name) => query?.has(name));
  const lists = Object.fromEntries(refused.map((name) => [name, query?.getAll(name)]));
  const second = await checkSchema(schema, { ...single, ...lists });
  if (!('problems' in second)) return second.value;
  throw new BadRequestError(result.problems.map(text).join('\n'));
}

function text({ path, message }: { path: string; message: string }): string {
  return path === '' ? message : `${path}: ${message}`;
}
