/** The bundle's source map with files as people know them: `chalicelib/todos.ts`, `node_modules/zod/index.js`. */
export function readableSourceMap(bytes: Uint8Array): Uint8Array {
  const map: { sources: string[] } = JSON.parse(new TextDecoder().decode(bytes));
  const sources = map.sources.map((source) => source.replace(/^(project|provided):/, ''));
  return new TextEncoder().encode(JSON.stringify({ ...map, sources }));
}
