declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

/*
 * Next runs this before a page's own code. The policy of scripts forbids the functions that zod compiles: it is told not
 * to try, or browsers would report the try of every page.
 */
globalThis.__zod_globalConfig ??= {};
globalThis.__zod_globalConfig.jitless = true;

export {};
