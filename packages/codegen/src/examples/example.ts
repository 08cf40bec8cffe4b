import { type AppSpec, appSpecSchema } from '@chalice-studio/appspec';
import { z } from 'zod';

const bodySchema = z.strictObject({ encoding: z.enum(['utf8', 'base64']), data: z.string() });

/** What to try on a running example: a prepared request, a message for an open WebSocket, a function to fire. */
export const tryItSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('request'),
    label: z.string(),
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: bodySchema.optional(),
  }),
  z.strictObject({ type: z.literal('websocket-message'), label: z.string(), message: z.string() }),
  z.strictObject({ type: z.literal('invoke'), label: z.string(), function: z.string() }),
]);
export type TryIt = z.infer<typeof tryItSchema>;

/** A real app to begin from. */
export type Example = {
  /** Its folder's name; stable, so that a link can hold it. */
  name: string;
  title: string;
  description: string;
  /** What kind of app it is, as somebody looks for one. */
  category: string;
  /** What one sees done in its code. */
  teaches: readonly string[];
  tryIt: readonly TryIt[];
  spec: AppSpec;
};

const exampleFileSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  category: z.string().min(1),
  teaches: z.array(z.string().min(1)).min(1),
  tryIt: z.array(z.union([tryItSchema, z.looseObject({ type: z.literal('request'), bodyFile: z.string() })])),
});

/** An example from the files of its folder: path → bytes. Pure; throws an error that names what is wrong. */
export function exampleOf(name: string, files: ReadonlyMap<string, Uint8Array>): Example {
  const text = (path: string): string => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`The example ${name} has no file ${path}.`);
    return new TextDecoder().decode(bytes);
  };
  const { tryIt, ...about } = exampleFileSchema.parse(JSON.parse(text('example.json')));
  const document = JSON.parse(text('app-spec.json'));
  const sources = [...files.keys()].filter((path) => /\.(ts|tsx|js|mjs)$/.test(path)).sort();
  const spec = appSpecSchema.parse({
    ...document,
    dependencies: {
      ...document.dependencies,
      ...(files.has('package-lock.json') ? { lockfile: text('package-lock.json') } : {}),
    },
    source: Object.fromEntries(sources.map((path) => [path, text(path)])),
  });
  return { name, ...about, spec, tryIt: tryIt.map((each) => tryItSchema.parse(withBody(each))) };

  function withBody(each: z.infer<typeof exampleFileSchema>['tryIt'][number]): unknown {
    if (!('bodyFile' in each)) return each;
    const { bodyFile, ...request } = each;
    const bytes = files.get(bodyFile);
    if (bytes === undefined) throw new Error(`The example ${name} has no file ${bodyFile}.`);
    return { ...request, body: { encoding: 'base64', data: Buffer.from(bytes).toString('base64') } };
  }
}
