import { type AppSpec, accessWords, entityLabel, labelOf, mountedPaths } from '@chalice-studio/appspec';
import { sourceResourceId } from './source-resource';
import { websocketReason } from './websocket-reason';

/** `own`: what a construct does or needs, always said; `others`: what comes to it, of which there may be a thousand. */
type Words = { own: string[]; others: string[] };

/**
 * The lines of each construct in words, as the outline says them: “guarded by authorizer token_auth, may read table
 * orders”. Each line of the canvas is said at the end that it belongs to, and at the other while there is room.
 */
export function relationsOf(spec: AppSpec): ReadonlyMap<string, string> {
  const words = new Map<string, Words>();
  const of = (id: string): Words => {
    const known = words.get(id) ?? { own: [], others: [] };
    words.set(id, known);
    return known;
  };
  const say = (id: string, text: string) => of(id).own.push(text);
  const mention = (id: string, text: string) => of(id).others.push(text);
  for (const route of Object.values(spec.routes)) {
    const guard = route.authorizer === undefined ? undefined : spec.authorizers[route.authorizer.id];
    if (guard === undefined) say(route.id, 'no authorizer guards it');
    else {
      say(route.id, `guarded by ${labelOf(spec, guard)}`);
      mention(guard.id, `guards ${labelOf(spec, route)}`);
    }
    if (route.blueprint !== undefined)
      say(route.id, `answers at ${mountedPaths(spec, route).join(' and ') || 'no path'}`);
  }
  for (const source of Object.values(spec.eventSources)) {
    const resource = spec.resources[sourceResourceId(source) ?? ''];
    if (resource !== undefined) {
      say(source.id, `called by ${labelOf(spec, resource)}`);
      mention(resource.id, `calls ${labelOf(spec, source)}`);
    }
    if ('deadLetter' in source && source.deadLetter !== undefined) {
      say(source.id, `failed events go to ${entityLabel(spec, source.deadLetter)}`);
      mention(source.deadLetter, `gets failed events of ${labelOf(spec, source)}`);
    }
  }
  for (const handler of Object.values(spec.websocketHandlers))
    say(handler.id, `called by the WebSocket API on ${websocketReason(handler)}`);
  for (const use of Object.values(spec.uses)) {
    const access = use.access.length === 0 ? 'uses, without access,' : `may ${accessWords(use.access)}`;
    say(use.from, `${access} ${entityLabel(spec, use.resource)}`);
    mention(use.resource, `used by ${entityLabel(spec, use.from)}`);
  }
  for (const resource of Object.values(spec.resources))
    if (resource.type === 'queue' && resource.deadLetter !== undefined) {
      say(resource.id, `failed messages go to ${entityLabel(spec, resource.deadLetter.queue)}`);
      mention(resource.deadLetter.queue, `gets failed messages of ${labelOf(spec, resource)}`);
    }
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

function sentence({ own, others }: Words): string {
  const said = others.slice(0, Math.max(0, MOST_SAID - own.length));
  const words = [...own, ...said].join(', ');
  const left = others.length - said.length;
  return left === 0 ? words : `${words === '' ? '' : `${words} and `}${left} more`;
}

function membersOf(spec: AppSpec): { id: string; blueprint?: string | undefined }[] {
  return [spec.routes, spec.authorizers, spec.eventSources, spec.functions, spec.websocketHandlers, spec.middleware]
    .flatMap((collection): { id: string; blueprint?: string | undefined }[] => Object.values(collection))
    .filter((each) => each.blueprint !== undefined);
}
