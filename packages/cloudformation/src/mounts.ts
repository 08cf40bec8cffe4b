import type { AppSpec, Entity, StageConfig } from '@chalice-studio/appspec';
import type { SynthesisContext } from './contribution';

export type MountedConstruct = Exclude<Entity, { kind: 'use' }>;

/** Every construct once for each place where it is: the app itself, or each mount of its blueprint. */
export function mountedConstructs(
  spec: AppSpec,
  stage: StageConfig,
): { construct: MountedConstruct; context: SynthesisContext }[] {
  const constructs: MountedConstruct[] = [
    ...Object.values(spec.authorizers),
    ...Object.values(spec.routes),
    ...Object.values(spec.eventSources),
    ...Object.values(spec.functions),
    ...Object.values(spec.websocketHandlers),
    ...Object.values(spec.resources),
  ];
  return constructs.flatMap((construct) =>
    mountsOf(spec, construct).map((mount) => ({ construct, context: contextOf(spec, stage, mount) })),
  );
}

type Place = { namePrefix?: string | undefined; urlPrefix?: string | undefined };

function mountsOf(spec: AppSpec, construct: MountedConstruct): readonly Place[] {
  const blueprint = 'blueprint' in construct ? construct.blueprint : undefined;
  return blueprint === undefined ? [{}] : Object.values(spec.blueprints[blueprint]?.mounts ?? {});
}

function contextOf(spec: AppSpec, stage: StageConfig, mount: Place): SynthesisContext {
  return {
    spec,
    stage,
    functionName: (registeredName) => `${mount.namePrefix ?? ''}${registeredName}`,
    urlPath: (path) => prefixedPath(mount.urlPrefix, path),
  };
}

/** Chalice joins prefix and path with one slash and drops the one at the end: `/bp` and `/` give `/bp`. */
function prefixedPath(prefix: string | undefined, path: string): string {
  if (prefix === undefined || prefix === '') return path;
  const joined = `${prefix.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  return joined === '/' ? joined : joined.replace(/\/$/, '');
}
