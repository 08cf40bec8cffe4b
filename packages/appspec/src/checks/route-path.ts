import type { AppSpec } from '../app-spec';
import type { Route } from '../constructs/route';
import { mountedPaths } from '../mounted-paths';
import type { Problem } from '../problem';
import { chaliceMessages } from './chalice-messages';
import { finding, setting } from './finding';

const LITERAL = /^[A-Za-z0-9._-]+$/;
const PARAMETER = /^\{\w+\}$/;
const GREEDY = /^\{\w+\+\}$/;

/** A path as API Gateway takes it: segments of `[a-zA-Z0-9._-]`, or of one parameter in braces. */
export function checkRoutePath({ id, path }: Pick<Route, 'id' | 'path'>): Problem[] {
  const at = (code: string, message: string, mended?: string) =>
    finding(id, {
      path: ['path'],
      code,
      message,
      ...(mended === undefined || mended === path
        ? {}
        : setting(`Use ${mended}`, { id, path: ['path'], value: mended })),
    });
  if (path === '') return [at('empty-path', chaliceMessages['empty-path'](), '/')];
  if (path === '/') return [];
  const segments = path.replace(/^\/+|\/+$/g, '').split('/');
  const names = segments.flatMap((segment) => /^\{(\w+)\+?\}$/.exec(segment)?.[1] ?? []);
  const greedy = segments.findIndex((segment) => GREEDY.test(segment));
  return [
    ...(path.startsWith('/') ? [] : [at('path-start', `“${path}” must begin with a slash.`, `/${path}`)]),
    ...(path.endsWith('/')
      ? [at('trailing-slash', chaliceMessages['trailing-slash'](path), path.replace(/\/+$/, '') || '/')]
      : []),
    ...(segments.includes('')
      ? [at('empty-segment', `“${path}” has two slashes beside each other.`, path.replace(/\/{2,}/g, '/'))]
      : []),
    ...segments.filter((segment) => segment !== '').flatMap((segment) => checkSegment(segment)),
    ...(new Set(names).size < names.length ? [at('duplicate-parameter', `“${path}” names a parameter twice.`)] : []),
    ...(greedy >= 0 && greedy < segments.length - 1
      ? [at('greedy-parameter', `${segments[greedy]} takes the rest of the path, so it must be the last of “${path}”.`)]
      : []),
  ];

  function checkSegment(segment: string): Problem[] {
    if (LITERAL.test(segment) || PARAMETER.test(segment) || GREEDY.test(segment)) return [];
    const mended = path.replace(segment, mendedSegment(segment));
    if (/[{}]/.test(segment)) {
      const message = `“${segment}”: a parameter is a whole segment, its name of letters, digits and _: /orders/{id}.`;
      return [at('path-parameter', message, mended)];
    }
    const message = `“${segment}”: a path takes letters, digits, . _ - and {parameters}.`;
    return [at('path-characters', message, mended)];
  }
}

/** Other frameworks' parameters are understood; what else is wrong becomes a dash. */
function mendedSegment(segment: string): string {
  const parameter = /^(?::(\w+)|<(?:\w+:)?(\w+)>|\[(\w+)\])$/.exec(segment);
  const name = parameter?.[1] ?? parameter?.[2] ?? parameter?.[3];
  if (name !== undefined) return `{${name}}`;
  if (/^\{[^{}]+\}$/.test(segment)) return `{${segment.slice(1, -1).replace(/\W+/g, '_')}}`;
  return segment.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^-+|-+$/g, '') || '-';
}

/** API Gateway has one parameter, by one name, at each place of its tree of paths. */
export function checkSiblingParameters(spec: AppSpec): Problem[] {
  const names = new Map<string, string>();
  return Object.values(spec.routes).flatMap((route): Problem[] => {
    for (const path of mountedPaths(spec, route)) {
      const clash = clashOf(path, names);
      if (clash === undefined) continue;
      const { segment, other } = clash;
      const value = route.path
        .split('/')
        .map((each) => (each === segment ? other : each))
        .join('/');
      const message = `${path}: another route calls the same place ${other}, and API Gateway takes one name for it. The handler reads it by that name then.`;
      const fix = value === route.path ? {} : setting(`Use ${value}`, { id: route.id, path: ['path'], value });
      return [finding(route.id, { path: ['path'], code: 'sibling-parameter', message, ...fix })];
    }
    return [];
  });
}

function clashOf(path: string, names: Map<string, string>): { segment: string; other: string } | undefined {
  let parent = '';
  for (const segment of path.split('/').slice(1)) {
    if (segment.startsWith('{')) {
      const other = names.get(parent) ?? segment;
      names.set(parent, other);
      if (other !== segment) return { segment, other };
    }
    parent += `/${segment}`;
  }
  return undefined;
}
