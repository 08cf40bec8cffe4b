'use client';

import { guardedRoutes } from '@chalice-studio/appspec';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { Badge } from '@/components/ui/badge';
import { useSelection } from '../../selection/selection';
import { useEntityId } from '../fields/entity-scope';
import { Section } from '../fields/section';

const SHOWN = 50;

/** The methods and paths that an authorizer decides about, as callers see them. */
export function CoveredRoutes() {
  const spec = useDesignSpec();
  const id = useEntityId();
  const selection = useSelection();
  const covered = guardedRoutes(spec, id);
  const routes = Object.keys(spec.routes).length;
  const open = Object.values(spec.routes).filter((route) => route.authorizer === undefined).length;
  return (
    <Section
      title="Paths that it covers"
      help={
        covered.length === 0
          ? 'None yet, and so it is not deployed. Draw a line from it to a route, or choose it in the route.'
          : `${open} of the app’s ${routes} routes ${open === 1 ? 'is' : 'are'} open to anybody.`
      }
    >
      {covered.length > 0 && (
        <ul className="space-y-px">
          {covered.slice(0, SHOWN).map(({ routeId, method, path, scopes }) => (
            <li key={`${method} ${path}`}>
              <button
                type="button"
                onClick={() => selection.select([routeId])}
                className="flex w-full items-center gap-2 rounded-sm px-1 py-0.5 text-left font-mono text-xs hover:bg-hover"
              >
                <span className="w-14 shrink-0 text-kind-route">{method}</span>
                <span className="min-w-0 flex-1 truncate text-fg" title={path}>
                  {path}
                </span>
                {scopes.map((scope) => (
                  <Badge key={scope}>{scope}</Badge>
                ))}
              </button>
            </li>
          ))}
          {covered.length > SHOWN && (
            <li className="px-1 text-fg-subtle text-xs">and {covered.length - SHOWN} more; the outline has them all</li>
          )}
        </ul>
      )}
    </Section>
  );
}
