import { type AppSpec, entityLabel, labelOf, mountedPaths } from '@chalice-studio/appspec';
import { sourceResourceId } from './source-resource';

/** The lines of each construct in words, as the outline says them: “uses table orders, guarded by authorizer token_auth”. */
export function relationsOf(spec: AppSpec): ReadonlyMap<string, string> {
  const words = new Map<string, string[]>();
  const say = (id: string, text: string) => {
    const before = words.get(id);
    if (before === undefined) words.set(id, [text]);
    else before.push(text);
  };
  for (const route of Object.values(spec.routes)) {
    const guard = route.authorizer === undefined ? undefined : spec.authorizers[route.authorizer.id];
    if (guard !== undefined) {
      say(route.id, `guarded by ${labelOf(spec, guard)}`);
      say(guard.id, `guards ${labelOf(spec, route)}`);
    }
    if (route.blueprint !== undefined)
      say(route.id, `answers at ${mountedPaths(spec, route).join(' and ') || 'no path'}`);
  }
  for (const source of Object.values(spec.eventSources)) {
    const resource = spec.resources[sourceResourceId(source) ?? ''];
    if (resource !== undefined) {
      say(source.id, `called by ${labelOf(spec, resource)}`);
      say(resource.id, `calls ${labelOf(spec, source)}`);
    }
    if ('deadLetter' in source && source.deadLetter !== undefined)
      say(source.id, `failed events go to ${entityLabel(spec, source.deadLetter)}`);
  }
  for (const use of Object.values(spec.uses)) {
    const access = use.access.length === 0 ? 'uses, without access,' : `may ${use.access.join(' and ')}`;
    say(use.from, `${access} ${entityLabel(spec, use.resource)}`);
    say(use.resource, `used by ${entityLabel(spec, use.from)}`);
  }
  for (const resource of Object.values(spec.resources))
    if (resource.type === 'queue' && resource.deadLetter !== undefined)
      say(resource.id, `failed messages go to ${entityLabel(spec, resource.deadLetter.queue)}`);
  for (const blueprint of Object.values(spec.blueprints)) {
    const places = Object.values(blueprint.mounts).map((mount) => mount.urlPrefix ?? '/');
    say(blueprint.id, places.length === 0 ? 'not mounted' : `mounted under ${places.join(' and ')}`);
  }
  for (const member of membersOf(spec)) {
    const name = member.blueprint === undefined ? undefined : spec.blueprints[member.blueprint]?.name;
    if (name !== undefined) say(member.id, `in blueprint ${name}`);
  }
  for (const each of Object.values(spec.middleware))
    say(each.id, `runs around ${each.eventType === 'all' ? 'every event' : `${each.eventType} events`}`);
  return new Map([...words].map(([id, all]) => [id, sentence(all)]));
}

/** A table that a thousand routes use is not read out a thousand times. */
const MOST_SAID = 6;

function sentence(all: readonly string[]): string {
  const said = all.slice(0, MOST_SAID).join(', ');
  return all.length > MOST_SAID ? `${said} and ${all.length - MOST_SAID} more` : said;
}

function membersOf(spec: AppSpec): { id: string; blueprint?: string | undefined }[] {
  return [spec.routes, spec.authorizers, spec.eventSources, spec.functions, spec.websocketHandlers, spec.middleware]
    .flatMap((collection): { id: string; blueprint?: string | undefined }[] => Object.values(collection))
    .filter((each) => each.blueprint !== undefined);
}
