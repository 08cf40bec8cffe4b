'use client';

import { type Cors, corsHeaders, mountedPaths, preflightHeaders, type Route } from '@chalice-studio/appspec';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { CopyButton } from '@/components/ui/copy-button';
import { Tryout } from './preview';

/** The headers that a browser will get of a route: before the request, and with its answer. */
export function CorsPreview({ cors, methods }: { cors: Cors | undefined; methods: readonly string[] }) {
  if (cors === undefined || cors === false) {
    return (
      <p className="text-fg-subtle text-xs">
        Pages of other origins get no Access-Control headers: their browsers keep the answer from them.
      </p>
    );
  }
  return (
    <Tryout label="Headers that a browser gets">
      <Headers
        title="Before the request (OPTIONS, answered by API Gateway)"
        headers={preflightHeaders(cors, methods)}
      />
      <Headers title="With every answer, errors too" headers={corsHeaders(cors)} />
    </Tryout>
  );
}

function Headers({ title, headers }: { title: string; headers: Readonly<Record<string, string>> }) {
  const text = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
  return (
    <div>
      <p className="flex items-center justify-between gap-2 text-fg-subtle">
        {title} <CopyButton value={text} label="Copy the headers" />
      </p>
      <pre className="whitespace-pre-wrap break-words font-mono text-fg leading-relaxed">{text}</pre>
    </div>
  );
}

/** A route's own CORS or the app's, and the methods of all routes of its path: API Gateway answers OPTIONS for all. */
export function RouteCors({ route }: { route: Route }) {
  const spec = useDesignSpec();
  const paths = mountedPaths(spec, route);
  const siblings = Object.values(spec.routes).filter(
    (each) =>
      (each.cors ?? spec.api.cors ?? false) !== false && mountedPaths(spec, each).some((path) => paths.includes(path)),
  );
  const methods = [...new Set(siblings.flatMap((each) => each.methods))]
    .filter((method) => method !== 'OPTIONS')
    .sort();
  return <CorsPreview cors={route.cors ?? spec.api.cors} methods={methods} />;
}
