import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// One zone that is neither UTC nor on a whole hour: a test that depends on the machine's zone fails here.
process.env.TZ = 'Asia/Kathmandu';

export default defineConfig({
  // The dashboard's own spelling of its paths, as its tsconfig has it.
  resolve: { alias: { '@': fileURLToPath(new URL('./apps/web/src', import.meta.url)) } },
  test: {
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'apps/web/src/**/*.test.{ts,tsx}',
      '{scripts,docker,bench}/**/*.test.mjs',
    ],
    // Files to import are read in a thread, which is run from its bundle.
    globalSetup: ['packages/interchange/build.mjs'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A second is not enough on a machine that does other things besides.
    expect: { poll: { timeout: 10_000 } },
  },
});
