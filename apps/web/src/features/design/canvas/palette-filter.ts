import { type AppSpec, findEntity } from '@chalice-studio/appspec';
import type { CatalogueEntry } from '../graph/catalogue';

/** What could stand at the end of a line that begins at `id` and ends in empty space. */
export function fitsAtEndOf(spec: AppSpec, id: string, isBackwards: boolean): (entry: CatalogueEntry) => boolean {
  const from = findEntity(spec, id);
  if (from === undefined) return () => true;
  if (isBackwards) {
    if (from.kind === 'route') return (entry) => entry.face === 'authorizer';
    if (from.kind === 'resource')
      return (entry) => entry.section !== 'Resources' && entry.face !== 'blueprint' && entry.face !== 'middleware';
    return (entry) => entry.section === 'Resources';
  }
  if (from.kind === 'resource') return (entry) => entry.listensTo === from.type;
  if (from.kind === 'authorizer')
    return (entry) => entry.id === 'route' || (from.type === 'builtin' && entry.section === 'Resources');
  return (entry) => entry.section === 'Resources' || entry.face === 'blueprint';
}
