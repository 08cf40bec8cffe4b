import { functionSettingsSchema } from '@chalice-studio/appspec';
import { settingNames } from '@chalice-studio/codegen';
import type { Finding } from '../finding';
import { parseJson } from '../json-text';

type JsonObject = { [key: string]: unknown };

const CONFIG = '.chalice/config.json';

const functionKeys: Readonly<Record<string, keyof typeof functionSettingsSchema.shape | 'file'>> = {
  ...settingNames,
  iam_policy_file: 'file',
};

const isText = (value: unknown) => typeof value === 'string';
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEndpoint = (value: unknown) => isText(value) || (Array.isArray(value) && value.every(isText));

const apiKeys: Readonly<Record<string, (value: unknown) => boolean>> = {
  api_gateway_endpoint_type: (value) => isEndpointType(value),
  api_gateway_endpoint_vpce: isEndpoint,
  api_gateway_policy_file: isText,
  minimum_compression_size: Number.isInteger,
};

const topKeys: typeof apiKeys = {
  ...apiKeys,
  version: isText,
  app_name: isText,
  stages: isObject,
  lambda_functions: isObject,
};

const isOneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
const isEndpointType = isOneOf('EDGE', 'REGIONAL', 'PRIVATE');
const isTlsVersion = isOneOf(undefined, 'TLS_1_0', 'TLS_1_2');
const isTags = (value: unknown) => value === undefined || (isObject(value) && Object.values(value).every(isText));
const isDomain = (value: unknown) =>
  isObject(value) &&
  isText(value.domain_name) &&
  isText(value.certificate_arn) &&
  isTlsVersion(value.tls_version) &&
  isTags(value.tags) &&
  (value.url_prefix === undefined || isText(value.url_prefix));

const stageKeys: typeof apiKeys = {
  ...apiKeys,
  api_gateway_stage: isText,
  api_gateway_custom_domain: isDomain,
  websocket_api_custom_domain: isDomain,
  automatic_layer: (value) => typeof value === 'boolean',
  lambda_functions: isObject,
};

/** Of Chalice for Python only. */
const ofPython = new Set(['lambda_python_version', 'use_container', 'profile']);

/**
 * `.chalice/config.json` with what can be read of it, its defaults written out: a stage `dev` where there is none, a
 * function's settings of the whole app in each stage, `policy-<stage>.json` where the policy is written by hand.
 */
export class ChaliceConfig {
  readonly findings: Finding[] = [];
  readonly config: JsonObject;

  constructor(private readonly files: Readonly<Record<string, string>>) {
    const text = files[CONFIG];
    const parsed = text === undefined ? { value: {} } : parseJson(text, CONFIG);
    if ('finding' in parsed) this.findings.push(parsed.finding);
    const value = 'value' in parsed && isObject(parsed.value) ? parsed.value : {};
    this.config = this.#read(value);
  }

  get appName(): string | undefined {
    return typeof this.config.app_name === 'string' ? this.config.app_name : undefined;
  }

  text(): string {
    return JSON.stringify(this.config);
  }

  /** Variables that have one value in all stages. */
  environment(): Map<string, string> {
    const stages = Object.values(isObject(this.config.stages) ? this.config.stages : {}).filter(isObject);
    const all = stages.map((stage) => variablesOf(stage));
    const own = variablesOf(this.config);
    const names = new Set([...Object.keys(own), ...all.flatMap(Object.keys)]);
    const result = new Map<string, string>();
    for (const name of names) {
      const values = new Set(all.map((each) => each[name] ?? own[name]));
      const [value] = values;
      if (values.size === 1 && value !== undefined) result.set(name, value);
    }
    return result;
  }

  #read(config: JsonObject): JsonObject {
    const top = this.#level(config, { keys: topKeys, at: '' });
    const functions = this.#functions(top.lambda_functions, '/lambda_functions');
    const stages = isObject(config.stages) ? config.stages : {};
    const names = Object.keys(stages).length === 0 ? ['dev'] : Object.keys(stages);
    const read = names.map((name) => [name, this.#stage(name, stages[name], { top, functions })] as const);
    const { lambda_functions: _, ...rest } = top;
    return { ...rest, ...this.#endpointType(read), stages: Object.fromEntries(read) };
  }

  /** A design has one type of endpoint for all stages. */
  #endpointType(stages: readonly (readonly [string, JsonObject])[]): JsonObject {
    const types = new Set(
      stages.map(([, stage]) => stage.api_gateway_endpoint_type).filter((type) => type !== undefined),
    );
    const [first] = types;
    if (types.size > 1) {
      const message = `The stages have endpoints of different types, and a design has one: ${String(first)} is taken for all.`;
      this.#say('warning', 'endpoint-types', '/stages', message);
    }
    return types.size === 0 ? {} : { api_gateway_endpoint_type: first };
  }

  #stage(
    name: string,
    value: unknown,
    { top, functions }: { top: JsonObject; functions: Record<string, JsonObject> },
  ): JsonObject {
    const at = `/stages/${name}`;
    if (value !== undefined && !isObject(value)) this.#refuse(at, 'it has to be an object');
    const stage = this.#level(isObject(value) ? value : {}, { keys: stageKeys, at });
    const own = this.#functions(stage.lambda_functions, `${at}/lambda_functions`);
    const merged: Record<string, JsonObject> = {};
    for (const each of new Set([...Object.keys(functions), ...Object.keys(own)])) {
      // The stage is nearer than the whole app's settings of a function; variables do not merge over those.
      const inherited = Object.entries(functions[each] ?? {}).filter(([key]) => stage[key] === undefined);
      merged[each] = { ...Object.fromEntries(inherited), ...own[each] };
    }
    const variables = { ...variablesOf(top), ...variablesOf(stage) };
    const autogen = stage.autogen_policy ?? top.autogen_policy;
    const usual = `policy-${name}.json`;
    const hasUsual = autogen === false && this.files[`.chalice/${usual}`] !== undefined;
    const file = stage.iam_policy_file ?? top.iam_policy_file ?? (hasUsual ? usual : undefined);
    return {
      ...stage,
      ...(isText(file) && this.#isPolicy(String(file), at) ? { iam_policy_file: file } : {}),
      ...(Object.keys(variables).length === 0 ? {} : { environment_variables: variables }),
      ...(Object.keys(merged).length === 0 ? {} : { lambda_functions: merged }),
    };
  }

  #functions(value: unknown, at: string): Record<string, JsonObject> {
    const entries = Object.entries(isObject(value) ? value : {});
    return Object.fromEntries(
      entries.map(([name, settings]) => [
        name,
        this.#level(isObject(settings) ? settings : {}, { keys: {}, at: `${at}/${name}` }),
      ]),
    );
  }

  /** The keys of one level that have a meaning here and a value that fits. */
  #level(given: JsonObject, { keys, at }: { keys: typeof apiKeys; at: string }): JsonObject {
    const entries = Object.entries(given).filter(([key, value]) => {
      const setting = functionKeys[key];
      if (ofPython.has(key)) return false;
      if (setting === undefined && keys[key] === undefined) {
        this.#say('warning', 'unknown-setting', `${at}/${key}`, `${key} is no setting of Chalice, and is left out.`);
        return false;
      }
      const fits =
        setting === undefined
          ? keys[key]?.(value) === true
          : setting === 'file'
            ? isText(value)
            : functionSettingsSchema.shape[setting].safeParse(value).success;
      if (!fits) this.#refuse(`${at}/${key}`, `${JSON.stringify(value)} is no value for it`);
      return fits && (!key.endsWith('_policy_file') || key === 'iam_policy_file' || this.#isPolicy(String(value), at));
    });
    return Object.fromEntries(entries);
  }

  /** A policy is a file beside config.json that holds a JSON object. */
  #isPolicy(name: string, at: string): boolean {
    const file = `.chalice/${name}`;
    const text = this.files[file];
    if (text === undefined) {
      this.#say(
        'error',
        'missing-policy',
        at,
        `The policy ${file} is not there. Add it, or write the policy in the stage’s settings.`,
      );
      return false;
    }
    const parsed = parseJson(text, file);
    if ('finding' in parsed) this.findings.push(parsed.finding);
    return 'value' in parsed && isObject(parsed.value);
  }

  #refuse(pointer: string, why: string): void {
    this.#say(
      'error',
      'unread-setting',
      pointer,
      `${pointer.split('/').at(-1)} could not be read: ${why}. It is left out.`,
    );
  }

  #say(severity: Finding['severity'], code: string, pointer: string, message: string): void {
    this.findings.push({ severity, code, message, file: CONFIG, pointer });
  }
}

function variablesOf(level: JsonObject): Record<string, string> {
  const variables = level.environment_variables;
  return isObject(variables) ? (variables as Record<string, string>) : {};
}

/** `.chalice/config.json` of a project as `importProject` reads it, and what of it could not be read. */
export function readChaliceConfigFile(files: Readonly<Record<string, string>>): {
  text: string;
  findings: readonly Finding[];
} {
  const config = new ChaliceConfig(files);
  return { text: config.text(), findings: config.findings };
}
