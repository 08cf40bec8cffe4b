import { APP_ID, type AppSpec, type Edit, type Entity, listEntities } from '@chalice-studio/appspec';
import { newTest, STARTER_TEST } from '@chalice-studio/codegen';

/** Where people's files stand: what is deployed with the app, and what tests it. */
const folders = ['chalicelib/', 'test/'];

/** Why a path cannot be a file of people's, or undefined when it can. */
export function pathProblem(spec: AppSpec, path: string): string | undefined {
  if (!folders.some((folder) => path.startsWith(folder)))
    return 'People’s files stand under chalicelib/, which is deployed with the app, or under test/.';
  if (path.startsWith('chalicelib/blueprints/'))
    return 'chalicelib/blueprints/ is written from the design. Choose another folder.';
  if (path === STARTER_TEST) return `${STARTER_TEST} is written from the design. Give your test another name.`;
  if (
    !/^[A-Za-z0-9._\-/]+$/.test(path) ||
    path.includes('//') ||
    path.split('/').some((part) => part === '.' || part === '..')
  )
    return 'A path takes the letters a to z, digits, . _ - and /.';
  if (!/\.(tsx?|json|txt|md|html)$/.test(path)) return 'End it in .ts (or .tsx, .json, .txt, .md, .html).';
  if (/^test\/.*\/[^/]*\.test\.ts$/.test(path)) return 'npm test runs test/*.test.ts: put it into test/ itself.';
  return spec.source[path] === undefined ? undefined : `There is a file ${path} already.`;
}

/** A test begins with a call of the app, every other file empty. */
export function newFileEdits(spec: AppSpec, path: string): Edit[] {
  const isTest = /^test\/[^/]*\.test\.ts$/.test(path);
  const text = isTest ? newTest(spec) : /\.tsx?$/.test(path) ? 'export {};\n' : '';
  return [{ type: 'set', id: APP_ID, path: ['source', path], value: text }];
}

/** Moves a file, the handlers that run its code, and what other files import of it. One change, one undo. */
export function renameEdits(spec: AppSpec, from: string, to: string): Edit[] {
  const text = spec.source[from] ?? '';
  const handlers = handlersIn(spec, from).map(
    (entity): Edit => ({ type: 'set', id: entity.id, path: ['handler', 'file'], value: to }),
  );
  const importers = Object.entries(spec.source).flatMap(([file, code]): Edit[] => {
    if (file === from) return [];
    const moved = withImport(code, { file, from, to });
    return moved === code ? [] : [{ type: 'set', id: APP_ID, path: ['source', file], value: moved }];
  });
  return [
    { type: 'set', id: APP_ID, path: ['source', to], value: ownImports(text, from, to) },
    { type: 'set', id: APP_ID, path: ['source', from] },
    ...handlers,
    ...importers,
  ];
}

export function removeFileEdits(path: string): Edit[] {
  return [{ type: 'set', id: APP_ID, path: ['source', path] }];
}

/** The constructs whose handlers are in a file. */
export function handlersIn(spec: AppSpec, file: string): Entity[] {
  return listEntities(spec).filter((entity) => 'handler' in entity && entity.handler.file === file);
}

const importOf = /(from\s+|import\s*\(\s*|import\s+)(['"])(\.{1,2}\/[^'"]+)\2/g;

function withImport(code: string, { file, from, to }: { file: string; from: string; to: string }): string {
  return code.replace(importOf, (whole, before: string, quote: string, path: string) =>
    resolve(file, path) === bare(from) ? `${before}${quote}${relative(file, to)}${endingOf(path)}${quote}` : whole,
  );
}

/** A file's own relative imports, from its new place. */
function ownImports(code: string, from: string, to: string): string {
  return code.replace(importOf, (_, before: string, quote: string, path: string) => {
    return `${before}${quote}${relative(to, resolve(from, path))}${endingOf(path)}${quote}`;
  });
}

const bare = (path: string) => path.replace(/\.(tsx?|js)$/, '');
const endingOf = (path: string) => /\.(tsx?|js)$/.exec(path)?.[0] ?? '';

function resolve(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of bare(path).split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function relative(file: string, target: string): string {
  const from = file.split('/').slice(0, -1);
  const to = bare(target).split('/');
  while (from.length > 0 && to.length > 1 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return from.length === 0 ? `./${to.join('/')}` : `${from.map(() => '..').join('/')}/${to.join('/')}`;
}
