// Preloaded by the images (node --import): takes each secret from the file that NAME_FILE names, so that no secret
// stands in the container's configuration, where `docker inspect` shows it.
import { readFileSync } from 'node:fs';

const SECRETS = [
  'DATABASE_URL',
  'BETTER_AUTH_SECRET',
  'BETTER_AUTH_SECRETS',
  'STUDIO_SECRET_KEY',
  'STUDIO_SECRET_KEYS_OLD',
  'RUNNER_TOKEN',
  'STUDIO_SMTP_URL',
  'STUDIO_OIDC_CLIENT_SECRET',
];

for (const name of SECRETS) {
  const file = process.env[`${name}_FILE`];
  if (file === undefined) continue;
  // Compose passes an empty variable on for one that is not set.
  if (process.env[name]) throw new Error(`Set ${name} or ${name}_FILE, not both.`);
  process.env[name] = readFileSync(file, 'utf8').trim();
  delete process.env[`${name}_FILE`];
}
