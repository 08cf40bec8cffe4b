import { type AppSpec, entityLabel, listEntities } from '@chalice-studio/appspec';
import { type Connection, type ConnectionTarget, connect } from './connections';
import { type ConstructFace, faceOf } from './construct-words';
import { REST_API_ID } from './graph';

/** Another end for a line: what drawing it would do, or why it cannot be. `isBackwards`: the line comes from there. */
export type LineEnd = {
  id: string;
  label: string;
  face: ConstructFace | 'rest-api';
  isBackwards: boolean;
  made: Connection;
};

/**
 * Everything a line could be drawn to from a construct (or a group of routes), or from there to it: what can be
 * connected first, then the rest with the reason.
 */
export function lineEndsOf(spec: AppSpec, from: ConnectionTarget): LineEnd[] {
  const { id } = from;
  const ends = listEntities(spec).flatMap((entity): LineEnd[] => {
    if (entity.kind === 'use' || entity.id === id) return [];
    const shared = { id: entity.id, label: entityLabel(spec, entity.id), face: faceOf(entity) };
    const forwards = connect(spec, id, { id: entity.id });
    if ('edits' in forwards) return [{ ...shared, isBackwards: false, made: forwards }];
    const backwards = connect(spec, entity.id, from);
    return [
      'edits' in backwards
        ? { ...shared, isBackwards: true, made: backwards }
        : { ...shared, isBackwards: false, made: forwards },
    ];
  });
  const api = apiEnd(spec, id);
  return [...api, ...ends].sort((a, b) => rank(a) - rank(b));
}

/** A blueprint can be mounted on the API once more. */
function apiEnd(spec: AppSpec, id: string): LineEnd[] {
  if (spec.blueprints[id] === undefined) return [];
  const made = connect(spec, REST_API_ID, { id });
  return [{ id: REST_API_ID, label: 'REST API', face: 'rest-api', isBackwards: true, made }];
}

const rank = ({ made, isBackwards }: LineEnd) => ('refused' in made ? 2 : isBackwards ? 1 : 0);
