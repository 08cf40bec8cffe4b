// A design as a large app has it: of every 100 constructs 70 are routes, the rest is what they use and what runs beside
// them. The same number gives the same design.

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const nouns = ['orders', 'customers', 'invoices', 'products', 'carts', 'refunds', 'parcels', 'reviews', 'coupons'];
const shapes = [
  ['GET', ''],
  ['POST', ''],
  ['GET', '/{id}'],
  ['PUT', '/{id}'],
  ['DELETE', '/{id}'],
  ['GET', '/{id}/items'],
  ['POST', '/{id}/items'],
  ['GET', '/{id}/history'],
  ['POST', '/{id}/archive'],
  ['GET', '/export'],
];

/** The edits that make a blank project a design of `count` constructs. */
export function aLargeDesign(count) {
  const made = [];
  const files = new Map();
  const handler = (file, name) => {
    const place = `chalicelib/${file}.ts`;
    files.set(place, `${files.get(place) ?? ''}export function ${name}() {\n  return { ok: true };\n}\n\n`);
    return { file: place, export: name };
  };
  const add = (prefix, fields) => {
    const number = made.length;
    const id = `${prefix}_${[4, 3, 2, 1, 0].map((place) => alphabet[Math.floor(number / 32 ** place) % 32]).join('')}aaaaa`;
    made.push({ id, order: `a${number.toString(36).padStart(6, '0')}`, ...fields });
    return id;
  };
  const share = (percent) => Math.round((count * percent) / 100);

  const authorizers = ['token_auth', 'partner_auth'].map((name) =>
    add('auth', { kind: 'authorizer', type: 'builtin', name, handler: handler('auth', name) }),
  );
  const managed = (type, name, more = {}) =>
    add('res', { kind: 'resource', type, name, origin: { type: 'managed' }, ...more });
  const key = { partitionKey: { name: 'id', type: 'S' } };
  const tables = range(share(6)).map((n) => managed('table', `${nouns[n % nouns.length]}-${n}`, key));
  const queues = range(share(4)).map((n) => managed('queue', `jobs-${n}`));
  const buckets = range(share(3)).map((n) => managed('bucket', `uploads-${n}`));
  const topics = range(share(2)).map((n) => managed('topic', `news-${n}`));
  queues.forEach((queue, n) => {
    const name = `work_${n}`;
    add('sqs', { kind: 'sqs-message', name, queue, batchSize: 10, handler: handler('messages', name) });
  });
  buckets.forEach((bucket, n) => {
    const name = `resize_${n}`;
    add('s3e', { kind: 's3-event', name, bucket, handler: handler('events', name) });
  });
  topics.forEach((topic, n) => {
    const name = `announce_${n}`;
    add('sns', { kind: 'sns-message', name, topic, handler: handler('messages', name) });
  });
  for (const n of range(share(3))) {
    const name = `every_hour_${n}`;
    add('sch', { kind: 'schedule', name, expression: 'rate(1 hour)', handler: handler('schedules', name) });
  }
  const routes = range(Math.max(0, count - made.length)).map((n) => {
    const [method, rest] = shapes[n % shapes.length];
    const group = Math.floor(n / shapes.length);
    const noun = `${nouns[group % nouns.length]}${group < nouns.length ? '' : Math.floor(group / nouns.length)}`;
    const name = `${method.toLowerCase()}${noun}${n}`;
    return add('rt', {
      kind: 'route',
      path: `/${noun}${rest}`,
      methods: [method],
      handler: handler(noun, name),
      ...(n % 5 === 0 ? {} : { authorizer: { id: authorizers[group % 2] } }),
    });
  });
  const constructs = made.length;
  routes.forEach((from, n) => {
    if (n % 3 !== 0 || tables.length === 0) return;
    add('use', { kind: 'use', from, resource: tables[Math.floor(n / 10) % tables.length], access: ['read', 'write'] });
  });
  const source = [...files].map(([file, value]) => ({ type: 'set', id: 'app', path: ['source', file], value }));
  return { edits: [...source, ...made.map(toEdit)], constructs, lines: made.length - constructs };
}

const range = (length) => Array.from({ length }, (_, index) => index);

const collections = {
  route: 'routes',
  authorizer: 'authorizers',
  resource: 'resources',
  use: 'uses',
  'sqs-message': 'eventSources',
  's3-event': 'eventSources',
  'sns-message': 'eventSources',
  schedule: 'eventSources',
};

const toEdit = (entity) => ({ type: 'create', collection: collections[entity.kind], entity });
