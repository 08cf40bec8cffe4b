import { type AppSpec, inOrder, type Json, labelOf, type Origin, type Route } from '@chalice-studio/appspec';
import { identifierOf, Scope } from '../identifiers';
import { Writer } from '../writer';
import { queryZodOf, zodOf } from '../zod-of';

/** Beside `app.ts`, so that handlers can import the types and wiring the schemas. */
export const SCHEMAS_FILE = 'schemas.ts';

const parts = { body: 'bodySchema', query: 'querySchema', response: 'responseSchema' } as const;
type Part = keyof typeof parts;
const partWords = { body: 'Body', query: 'Query', response: 'Response' };

/** Route id → the names of its schemas in the file. */
export type RouteSchemas = ReadonlyMap<string, Partial<Record<Part, string>>>;

/** All schemas of routes, each with the type that its handler imports; undefined when there is none. */
export function schemasFile(spec: AppSpec): { text: string; origins: readonly Origin[] } | undefined {
  const names = routeSchemas(spec);
  if (names.size === 0) return undefined;
  const writer = new Writer().line("import * as z from 'zod';");
  for (const [id, schemas] of names) {
    const route = spec.routes[id];
    if (route === undefined) continue;
    for (const [part, name] of Object.entries(schemas) as [Part, string][]) {
      const schema = route[parts[part]];
      if (schema !== undefined) writer.line().of(id, declaration(spec, route, { name, part, schema }));
    }
  }
  return { text: writer.text, origins: writer.origins };
}

function declaration(
  spec: AppSpec,
  route: Route,
  { name, part, schema }: { name: string; part: Part; schema: { [key: string]: Json } },
): string {
  const comment = `/** The ${part} of ${labelOf(spec, route).replaceAll('*/', '* /')}. */`;
  const type = `export type ${typeName(name)} = z.infer<typeof ${name}>;`;
  const code = part === 'query' ? queryZodOf(schema) : zodOf(schema);
  return `${comment}\nexport const ${name} = ${code};\n${type}`;
}

const typeName = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Named after the handler: `addTodo` takes an `addTodoBody`. */
export function routeSchemas(spec: AppSpec): RouteSchemas {
  const scope = new Scope();
  const names = new Map<string, Partial<Record<Part, string>>>();
  for (const route of inOrder(Object.values(spec.routes))) {
    const own = (Object.keys(parts) as Part[]).filter((part) => route[parts[part]] !== undefined);
    const base = identifierOf(route.handler.export);
    if (own.length > 0)
      names.set(route.id, Object.fromEntries(own.map((part) => [part, scope.claim(`${base}${partWords[part]}`)])));
  }
  return names;
}
