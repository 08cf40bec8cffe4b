// Compares what an app gave for a case with what Chalice gave: null and a missing key are the same, JSON is compared parsed.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// handler strings are the port's own business
const IGNORED_KEYS = new Set(['handler_string']);

const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
const show = (v) => {
  const s = v === undefined ? 'nothing' : JSON.stringify(v);
  return s.length > 160 ? `${s.slice(0, 160)}...` : s;
};
const pointerPart = (k) => String(k).replace(/~/g, '~0').replace(/\//g, '~1');

// null and undefined (a key that is not there) are the same: Python's None has no other spelling in JSON.
const nothing = (v) => v === null || v === undefined;

function deep(expected, actual, at, hints, out) {
  const hint = hints[at];
  if (hint && typeof expected === 'string') {
    let a;
    let b;
    try {
      const text = (s) => (hint === 'base64-json' ? Buffer.from(s, 'base64').toString('utf8') : s);
      if (typeof actual !== 'string') throw new Error('not a string');
      a = JSON.parse(text(expected));
      b = JSON.parse(text(actual));
    } catch {
      out.push(`${at}: expected JSON text ${show(expected)}, got ${show(actual)}`);
      return;
    }
    deep(a, b, `${at}(json)`, {}, out);
    return;
  }
  if (isObject(expected)) {
    if ('$contains' in expected) {
      if (typeof actual !== 'string') out.push(`${at}: expected text, got ${show(actual)}`);
      else
        for (const part of expected.$contains)
          if (!actual.includes(part)) out.push(`${at}: ${show(part)} not in ${show(actual)}`);
      return;
    }
    if ('$uuid' in expected) {
      if (typeof actual !== 'string' || !UUID.test(actual)) out.push(`${at}: expected a UUID, got ${show(actual)}`);
      return;
    }
    if (!isObject(actual)) {
      out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
      return;
    }
    for (const k of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      if (!IGNORED_KEYS.has(k)) deep(expected[k], actual[k], `${at}/${pointerPart(k)}`, hints, out);
    }
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) {
      out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
      return;
    }
    if (expected.length !== actual.length) out.push(`${at}: expected ${expected.length} items, got ${actual.length}`);
    for (let i = 0; i < Math.min(expected.length, actual.length); i += 1)
      deep(expected[i], actual[i], `${at}/${i}`, hints, out);
    return;
  }
  if (nothing(expected) && nothing(actual)) return;
  if (expected !== actual) out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
}

function compareRaises(expected, actual, at, out) {
  if (!isObject(actual)) {
    out.push(`${at}: expected an error (${expected.type}: ${expected.message}), none was thrown`);
    return;
  }
  const { match } = expected;
  if ((match === 'type' || match === 'type+message') && actual.type !== expected.type)
    out.push(`${at}/type: expected ${expected.type}, got ${actual.type}`);
  if ((match === 'message' || match === 'type+message') && actual.message !== expected.message) {
    out.push(`${at}/message: expected ${show(expected.message)}, got ${show(actual.message)}`);
  }
  if (match === 'contains') {
    for (const part of expected.message_contains)
      if (!String(actual.message).includes(part))
        out.push(`${at}/message: ${show(part)} not in ${show(actual.message)}`);
  }
  if (expected.attributes) deep(expected.attributes, actual.attributes, `${at}/attributes`, {}, out);
}

function compareLog(expected, actual, at, out) {
  const e = expected ?? [];
  const a = actual ?? [];
  if (e.length !== a.length) out.push(`${at}: expected ${e.length} log entries, got ${a.length}`);
  for (let i = 0; i < Math.min(e.length, a.length); i += 1) {
    if (e[i].level !== a[i].level || e[i].message !== a[i].message)
      out.push(`${at}/${i}: expected ${e[i].level} ${show(e[i].message)}, got ${a[i].level} ${show(a[i].message)}`);
  }
}

// One outcome: {return|payload|response|value, raises, trace, log, stdout, ...}
function compareOutcome(expected, actual, at, hints, logs, out) {
  if (!isObject(actual)) {
    out.push(`${at || '/'}: no result`);
    return;
  }
  if (expected.raises) compareRaises(expected.raises, actual.raises, `${at}/raises`, out);
  else if (actual.raises) out.push(`${at}: unexpected error ${actual.raises.type}: ${actual.raises.message}`);
  else {
    for (const key of ['return', 'payload', 'response', 'value']) {
      if (key in expected) deep(expected[key], actual[key], `${at}/${key}`, hints, out);
      else if (key in actual) out.push(`${at}/${key}: not expected`);
    }
  }
  if ('fed' in expected) compareOutcome(expected.fed, actual.fed, `${at}/fed`, hints, logs, out);
  if ('trace' in expected) deep(expected.trace, actual.trace ?? [], `${at}/trace`, hints, out);
  if ('stdout' in expected && logs) deep(expected.stdout, actual.stdout, `${at}/stdout`, {}, out);
  if (logs) compareLog(expected.log, actual.log, `${at}/log`, out);
}

/** Differences between a case of the corpus and what a port gave for it. */
export function compareCase(testCase, actual, { logs = testCase.area === 'log' } = {}) {
  const out = [];
  const e = testCase.expected;
  const hints = testCase.compare ?? {};
  for (const key of ['steps', 'results']) {
    if (e[key]) {
      const a = isObject(actual) ? actual[key] : undefined;
      if (!Array.isArray(a) || a.length !== e[key].length)
        return [`/${key}: expected ${e[key].length} outcomes, got ${Array.isArray(a) ? a.length : show(actual)}`];
      for (const [i, step] of e[key].entries()) {
        compareOutcome(step, a[i], `/${key}/${i}`, hints, logs && key === 'steps', out);
      }
      return out;
    }
  }
  if (e.gateway_response && isObject(actual) && actual.response) {
    // Chalice's test client fails on its own preflight answer; a port that gives the answer is right too.
    const r = actual.response;
    deep(e.gateway_response.statusCode, r.status_code, '/response/status_code', {}, out);
    deep(
      { ...e.gateway_response.headers, ...e.gateway_response.multiValueHeaders },
      r.headers,
      '/response/headers',
      {},
      out,
    );
    if (r.body) out.push(`/response/body: expected an empty body, got ${show(r.body)}`);
    return out;
  }
  compareOutcome(e, actual, '', hints, logs, out);
  return out;
}
