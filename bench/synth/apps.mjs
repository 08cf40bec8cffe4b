// The same app of CRUD routes for every tool, written into a folder each: GET and POST /rK, GET, PUT and DELETE /rK/{id}.
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname;

export function routesOf(count) {
  const groups = Array.from({ length: Math.ceil(count / 5) }, (_, k) => [
    { method: 'GET', path: `/r${k}` },
    { method: 'POST', path: `/r${k}` },
    { method: 'GET', path: `/r${k}/{id}` },
    { method: 'PUT', path: `/r${k}/{id}` },
    { method: 'DELETE', path: `/r${k}/{id}` },
  ]);
  return groups.flat().slice(0, count);
}

/** One file of hono: what a TypeScript developer gives to esbuild, CDK and Serverless. */
export function honoSource(count) {
  const routes = routesOf(count).map(({ method, path: pattern }) => {
    const route = `'${pattern.replace(/\{(\w+)\}/g, ':$1')}'`;
    return `app.${method.toLowerCase()}(${route}, ${honoHandler(method, pattern)});`;
  });
  return `import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';

interface Item { id: string; name: string }
const items = new Map<string, Item>();
const app = new Hono();
${routes.join('\n')}
export const handler = handle(app);
`;
}

function honoHandler(method, pattern) {
  if (method === 'POST' || method === 'PUT')
    return 'async (c) => { const item = await c.req.json<Item>(); items.set(item.id, item); return c.json(item); }';
  return pattern.includes('{')
    ? "(c) => c.json(items.get(c.req.param('id') ?? '') ?? null)"
    : '(c) => c.json([...items.values()])';
}

/** Handlers of the studio's project, and the file and export of each. */
export function studioHandlers(count, perFile) {
  const source = {};
  const handlers = routesOf(count).map(({ method, path: pattern }, index) => {
    const file = `chalicelib/handlers${Math.floor(index / perFile)}.ts`;
    const name = `handler${index}`;
    source[file] ??= head;
    source[file] += studioHandler(name, method, pattern);
    return { file, export: name };
  });
  return { source, handlers };
}

const head = `import type { Request } from '@chalice-studio/runtime';

interface Item { id: string; name: string }
const items = new Map<string, Item>();
`;

function studioHandler(name, method, pattern) {
  if (method === 'POST' || method === 'PUT')
    return `\nexport function ${name}(request: Request) {\n  const item = request.jsonBody as Item;\n  items.set(item.id, item);\n  return item;\n}\n`;
  return pattern.includes('{')
    ? `\nexport function ${name}(request: Request<{ id: string }>) {\n  return items.get(request.uriParams.id) ?? null;\n}\n`
    : `\nexport function ${name}() {\n  return [...items.values()];\n}\n`;
}

export function pythonSource(count) {
  const views = routesOf(count).map(({ method, path: pattern }, index) => {
    const argument = pattern.includes('{') ? 'id' : '';
    const body =
      method === 'POST' || method === 'PUT'
        ? '    item = app.current_request.json_body\n    items[item["id"]] = item\n    return item\n'
        : `    return ${argument === '' ? 'list(items.values())' : 'items.get(id)'}\n`;
    return `\n\n@app.route('${pattern}', methods=['${method}'])\ndef view${index}(${argument}):\n${body}`;
  });
  return `from chalice import Chalice\n\napp = Chalice(app_name='bench')\nitems = {}\n${views.join('')}`;
}

export function serverlessYml(count, { esbuild }) {
  const packaging = esbuild
    ? 'plugins:\n  - serverless-esbuild\ncustom:\n  esbuild: { bundle: true, minify: true, packager: npm, target: node20 }\n'
    : "package:\n  patterns: ['!**', 'dist/**']\n";
  const events = routesOf(count).map(
    ({ method, path: pattern }) =>
      `      - http: { path: ${JSON.stringify(pattern.slice(1))}, method: ${method.toLowerCase()} }\n`,
  );
  return `service: bench
frameworkVersion: '*'
provider: { name: aws, runtime: nodejs20.x, region: us-east-1, stage: dev }
${packaging}functions:
  api:
    handler: ${esbuild ? 'src' : 'dist'}/handler.handler
    events:
${events.join('')}`;
}

/** Writes files into an emptied folder; `packages` are links into this folder's node_modules. */
export function writeApp(folder, files, packages = []) {
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  for (const [name, target] of packages) {
    const link = path.join(folder, 'node_modules', name);
    mkdirSync(path.dirname(link), { recursive: true });
    symlinkSync(path.resolve(here, target), link);
  }
}
