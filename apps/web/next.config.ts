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
    '@chalice-studio/interchange',
    '@chalice-studio/sandbox',
    '@chalice-studio/target',
    '@chalice-studio/target-aws',
    '@chalice-studio/target-local',
    '@chalice-studio/typecheck',
  ],
  // These load native, WebAssembly or worker files by their own path, which a bundle would break.
  serverExternalPackages: [
    '@aws-sdk/client-apigatewaymanagementapi',
    '@aws-sdk/client-cloudformation',
    '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-cloudwatch-logs',
    '@aws-sdk/client-dynamodb',
    '@aws-sdk/client-lambda',
    '@aws-sdk/client-s3',
    '@aws-sdk/client-secrets-manager',
    '@aws-sdk/client-sts',
    '@aws/cloudformation-validate',
    '@electric-sql/pglite',
    '@prisma/adapter-pg',
    '@prisma/client',
    'better-auth',
    'esbuild',
    'nodemailer',
    'pg',
    'pg-boss',
    'typescript',
  ],
  // On every answer, the API's too; pages get their policy of scripts in src/proxy.ts, which needs a nonce.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'X-Frame-Options', value: 'DENY' },
        // Not `no-referrer`: with it a browser hides the Origin that mutations are checked by.
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()' },
      ],
    },
  ],
  // Where a page names no icon browsers ask for this one.
  rewrites: async () => [{ source: '/favicon.ico', destination: '/icon.svg' }],
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
};

export default config;
