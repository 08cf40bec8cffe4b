import {
  type AppSpec,
  environmentVariableOf,
  physicalName,
  type Resource,
  type ResourceType,
  type StageConfig,
} from '@chalice-studio/appspec';
import type { Values } from './values';

export type Named = { resource: Resource; environmentVariable?: string };

/** Finds a design's resource by what code calls it. */
export class ResourceNames {
  readonly #spec: AppSpec;
  readonly #stages: readonly StageConfig[];

  constructor(spec: AppSpec, stages: readonly StageConfig[]) {
    this.#spec = spec;
    this.#stages = stages;
  }

  /** The resources that these values name; when there is none, why. */
  resolve(values: Values, { from, type }: { from: string; type: ResourceType }): { found: Named[]; why?: string } {
    const found: Named[] = [];
    const reasons: string[] = [];
    for (const value of values) {
      const named =
        value.type === 'variable'
          ? this.ofVariable(value.name, from)
          : value.type === 'text'
            ? this.#ofText(value.text)
            : undefined;
      if (named !== undefined && named.resource.type === type) found.push(named);
      else if (named !== undefined)
        reasons.push(`${written(value)} names ${named.resource.type} ${named.resource.name}.`);
      else if (value.type === 'variable' || value.type === 'text')
        reasons.push(`${written(value)} names no resource of the design.`);
    }
    return reasons[0] === undefined ? { found } : { found, why: reasons[0] };
  }

  /** By the handler's own edges, those of others, the usual variables, and variables that stages set. */
  ofVariable(name: string, from: string): Named | undefined {
    const uses = Object.values(this.#spec.uses).flatMap((use) => {
      const resource = this.#spec.resources[use.resource];
      return resource !== undefined && environmentVariableOf(use, resource) === name ? [{ use, resource }] : [];
    });
    const edge = uses.find(({ use }) => use.from === from) ?? uses[0];
    if (edge !== undefined) return this.#withVariable(edge.resource, name);
    const usual = Object.values(this.#spec.resources).find((each) => environmentVariableOf({}, each) === name);
    if (usual !== undefined) return { resource: usual };
    for (const { settings, functions } of this.#stages)
      for (const { environmentVariables = {} } of [settings, ...Object.values(functions)]) {
        const set = Object.hasOwn(environmentVariables, name)
          ? this.#ofText(environmentVariables[name] ?? '')
          : undefined;
        if (set !== undefined) return set;
      }
    return undefined;
  }

  #withVariable(resource: Resource, name: string): Named {
    return environmentVariableOf({}, resource) === name ? { resource } : { resource, environmentVariable: name };
  }

  /** A physical name, an ARN or a queue's address. */
  #ofText(text: string): Named | undefined {
    const last = text.split(/[:/]/).at(-1) ?? '';
    if (last === '') return undefined;
    const resource = Object.values(this.#spec.resources).find((each) =>
      each.origin.type === 'existing'
        ? physicalName(this.#spec, '', each) === last
        : this.#stages.some((stage) => physicalName(this.#spec, stage.name, each) === last),
    );
    return resource === undefined ? undefined : { resource };
  }
}

function written(value: Values[number]): string {
  if (value.type === 'variable') return `process.env.${value.name}`;
  return value.type === 'text' ? `“${value.text}”` : 'It';
}
