import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.join(import.meta.dirname, '../..');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  transpilePackages: [
    '@chalice-studio/appspec',
    '@chalice-studio/bundler',
    '@chalice-studio/cloudformation',
    '@chalice-studio/codegen',
    '@chalice-studio/control-plane',
    '@chalice-studio/sandbox',
    '@chalice-studio/target',
    '@chalice-studio/target-local',
    '@chalice-studio/typecheck',
  ],
  // These load native, WebAssembly or worker files by their own path, which a bundle would break.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@prisma/adapter-pg',
    '@prisma/client',
    'better-auth',
    'esbuild',
    'pg',
    'pg-boss',
    'typescript',
  ],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
