import * as api from '../src/index.js';
import type { ApiStep, Case, Outcome, PlainContext } from './case.js';
import { lambdaContextOf } from './context.js';
import { plainOf, raisedBy } from './outcome.js';
import { camelCase } from './spelling.js';

type Target = Record<string, unknown>;
type Plain = Record<string, unknown>;

/** Positional arguments that are positional here too, by class; the others make up the options object. */
const positional: Record<string, { plain: string[]; options: string[] }> = {
  AuthResponse: { plain: [], options: ['routes', 'principal_id', 'context'] },
  CORSConfig: {
    plain: [],
    options: ['allow_origin', 'allow_headers', 'expose_headers', 'max_age', 'allow_credentials'],
  },
  CognitoUserPoolAuthorizer: { plain: ['name'], options: ['provider_arns', 'header', 'scopes'] },
  CustomAuthorizer: {
    plain: ['name'],
    options: ['authorizer_uri', 'ttl_seconds', 'header', 'invoke_role_arn', 'scopes'],
  },
  Response: { plain: ['body'], options: ['headers', 'status_code'] },
};

/** Arguments by the names that Python gives them, for classes that take all of them by position. */
const parameters: Record<string, string[]> = {
  AuthRoute: ['path', 'methods'],
  AuthRequest: ['auth_type', 'token', 'method_arn'],
  Rate: ['value', 'unit'],
  Cron: ['minutes', 'hours', 'day_of_month', 'month', 'day_of_week', 'year'],
  MultiDict: ['mapping'],
  CaseInsensitiveMapping: ['mapping'],
};

const classes: Record<string, unknown> = { ...api, CaseInsensitiveMapping: api.Headers };

/** Makes an object of the API and applies the steps of a case of kind `api` to it. */
export function runApi(testCase: Case): { results: Outcome[] } {
  const target = make(testCase.new ?? '', testCase.args ?? [], testCase.kwargs ?? {}) as Target;
  return {
    results: (testCase.steps ?? []).map((step) => {
      try {
        return { value: plainOf(apply(target, step as ApiStep)) };
      } catch (error) {
        return { raises: raisedBy(error) };
      }
    }),
  };
}

function make(name: string, args: unknown[], kwargs: Plain): unknown {
  const Class = classes[name] as new (...values: unknown[]) => unknown;
  const values = args.map(argument);
  const named = Object.fromEntries(Object.entries(kwargs).map(([key, value]) => [key, argument(value)]));
  const shape = positional[name];
  if (shape === undefined) {
    const known = parameters[name] ?? [];
    return new Class(...values, ...known.slice(values.length).map((key) => named[key]));
  }
  const all: Plain = { ...named };
  const order = [...shape.plain, ...shape.options];
  for (const [index, value] of values.entries()) all[order[index] ?? ''] = value;
  const options = Object.fromEntries(
    shape.options.filter((key) => all[key] !== undefined).map((key) => [camelCase(key), all[key]]),
  );
  return new Class(...shape.plain.map((key) => all[key]), options);
}

function argument(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(argument);
  if (typeof value !== 'object' || value === null) return value ?? undefined;
  const special = value as { $new?: string; args?: unknown[]; kwargs?: Plain; $const?: string; $bytes?: string };
  if (special.$new !== undefined) return make(special.$new, special.args ?? [], special.kwargs ?? {});
  if (special.$bytes !== undefined) return Buffer.from(special.$bytes, 'base64');
  if (special.$const !== undefined) {
    const [name = '', member = ''] = special.$const.split('.');
    return (classes[name] as Target)[member];
  }
  if ('$context' in value) return lambdaContextOf(value.$context as PlainContext);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, argument(each)]));
}

function apply(target: Target, step: ApiStep): unknown {
  if (step.call !== undefined) return call(target, step.call, step.args ?? []);
  if (step.get !== undefined) return member(target, step.get);
  if (step.set !== undefined) {
    const [name, value] = step.set;
    target[camelCase(name)] = argument(value);
    return null;
  }
  if (step.class === true) return ancestors(target);
  if (step.str === true) return (target as unknown as Error).message;
  if (step.equals !== undefined) return isEqual(target, argument(step.equals));
  if (step.iter_get !== undefined) {
    return [...(target as unknown as Iterable<Target>)].map((each) => member(each, step.iter_get ?? ''));
  }
  return applyToMapping(target as unknown as api.MultiDict, step);
}

/** Item access of Python's mappings: `require` fails where a key is missing, as `[]` does there. */
function applyToMapping(target: api.MultiDict | api.Headers, step: ApiStep): unknown {
  if (step.len === true) return target.size;
  if (step.iter === true) return 'keys' in target ? target.keys() : target.entries().map(([name]) => name);
  if (step.contains !== undefined) return target.has(step.contains);
  if (step.item !== undefined) {
    if ('require' in target) return target.require(step.item);
    const value = target.get(step.item);
    if (value === undefined) throw new RangeError(`no ${step.item}`);
    return value;
  }
  if (!('set' in target)) throw new TypeError('this mapping is read-only');
  if (step.set_item !== undefined) target.set(step.set_item[0], String(step.set_item[1]));
  if (step.del_item !== undefined) target.delete(step.del_item);
  return null;
}

function call(target: Target, name: string, args: unknown[]): unknown {
  const values = args.map(argument);
  if (name === 'to_string') return String(target);
  if (name === 'get') return (target as unknown as api.MultiDict).get(String(values[0])) ?? values[1] ?? null;
  if (name === 'keys' || name === 'items' || name === 'values') return mappingPart(target, name);
  return (target[camelCase(name)] as (...each: unknown[]) => unknown).apply(target, values);
}

function mappingPart(target: Target, name: 'keys' | 'items' | 'values'): unknown {
  const entries = (target as unknown as api.MultiDict).entries();
  if (name === 'items') return entries;
  return entries.map(([key, value]) => (name === 'keys' ? key : value));
}

function member(target: Target, name: string): unknown {
  const own = target[camelCase(name)];
  // Constants of a class: Python reads them from an object too.
  return own ?? (target.constructor as unknown as Target)[camelCase(name)];
}

function ancestors(error: Target): string[] {
  const names: string[] = [];
  for (let Class = error.constructor; Class !== Error && Class.name !== ''; Class = Object.getPrototypeOf(Class)) {
    names.push(Class.name);
  }
  return names;
}

function isEqual(target: Target, other: unknown): boolean {
  return api.CORSConfig.isCORSConfig(target) && api.CORSConfig.isCORSConfig(other)
    ? JSON.stringify(target.getAccessControlHeaders()) === JSON.stringify(other.getAccessControlHeaders())
    : target === other;
}
