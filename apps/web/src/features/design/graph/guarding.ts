import { type AppSpec, applyEdits, authorizerFor, type Edit } from '@chalice-studio/appspec';

type Guard = { routeId: string; authorizerId: string };

/**
 * The edits by which these routes are guarded, and what else that takes in words: code can name a built-in authorizer only
 * in the part of the app where it is registered.
 */
export function guarding(spec: AppSpec, guards: readonly Guard[]): { edits: Edit[]; words: string } {
  const routeIds = guards.map((guard) => guard.routeId);
  const made: Edit[] = [];
  const words = new Set<string>();
  let next = spec;
  for (const { routeId, authorizerId } of guards) {
    const [route, authorizer] = [next.routes[routeId], next.authorizers[authorizerId]];
    if (route === undefined || authorizer === undefined) continue;
    const placed = authorizerFor(next, { authorizer, place: route.blueprint, routeIds });
    if (placed.words !== undefined) words.add(placed.words);
    const edits = [...placed.edits];
    // The scopes that a route asks for stay when its guard is only registered elsewhere.
    if (route.authorizer?.id !== authorizerId)
      edits.push({ type: 'set', id: routeId, path: ['authorizer'], value: { id: placed.id } });
    else if (placed.id !== authorizerId)
      edits.push({ type: 'set', id: routeId, path: ['authorizer', 'id'], value: placed.id });
    made.push(...edits);
    next = withEdits(next, edits);
  }
  return { edits: made, words: [...words].map((each) => `; ${each}`).join('') };
}

/** What else these edits of routes take, so that each can still name what guards it. */
export function keptGuards(spec: AppSpec, edits: readonly Edit[]): ReturnType<typeof guarding> {
  const next = withEdits(spec, edits);
  const guards = edits.flatMap((edit): Guard[] => {
    const authorizer = edit.type === 'set' ? next.routes[edit.id]?.authorizer : undefined;
    return edit.type !== 'set' || authorizer === undefined ? [] : [{ routeId: edit.id, authorizerId: authorizer.id }];
  });
  return guarding(next, guards);
}

/** The document with edits of ours, which fit it. */
function withEdits(spec: AppSpec, edits: readonly Edit[]): AppSpec {
  const result = applyEdits(spec, edits);
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join(' '));
  return result.spec;
}
