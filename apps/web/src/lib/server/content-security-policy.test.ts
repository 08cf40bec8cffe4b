import { expect, test } from 'vitest';
import config from '../../../next.config';
import { contentSecurityPolicy } from './content-security-policy';

const policy = contentSecurityPolicy({ nonce: 'n0nce', isDevelopment: false });
const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]));

test('scripts run by the page’s nonce alone, and nothing is loaded from another host', () => {
  expect(directives.get('script-src')).toEqual(["'self'", "'nonce-n0nce'", "'strict-dynamic'"]);
  expect(directives.get('default-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  expect(directives.get('object-src')).toEqual(["'none'"]);
  expect(directives.get('base-uri')).toEqual(["'none'"]);
  expect(policy).not.toMatch(/unsafe-eval|https?:|\*/);
});

test('no page can be put into a frame, be it by policy or by the older header', async () => {
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
  const rules = (await config.headers?.()) ?? [];
  expect(rules.map(({ source }) => source)).toContain('/:path*');
  const headers = rules.flatMap((rule) => rule.headers);
  expect(headers).toContainEqual({ key: 'X-Frame-Options', value: 'DENY' });
  expect(headers).toContainEqual({ key: 'X-Content-Type-Options', value: 'nosniff' });
});
