/** What an export adds to the scripts of package.json: the ways from the project to AWS that need no studio. */
export const kitScripts = { build: 'node .chalice/build.mjs', deploy: 'node .chalice/deploy.mjs' } as const;

/** The scripts of a package.json without those that an export added; those of people's own stay. */
export function withoutKitScripts(scripts: unknown): Record<string, unknown> | undefined {
  if (typeof scripts !== 'object' || scripts === null) return undefined;
  const entries = Object.entries(scripts).filter(([name, script]) => Reflect.get(kitScripts, name) !== script);
  return Object.fromEntries(entries);
}
