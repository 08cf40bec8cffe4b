// Compares two plain CloudFormation templates by meaning: logical ids, types, properties; not code, runtime, hashes in names.

const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
const show = (v) => {
  const s = v === undefined ? 'nothing' : JSON.stringify(v);
  return s.length > 160 ? `${s.slice(0, 160)}...` : s;
};
const pointerPart = (k) => String(k).replace(/~/g, '~0').replace(/\//g, '~1');
// null and a key that is not there are the same.
const nothing = (v) => v === null || v === undefined;

function deep(expected, actual, at, hints, out) {
  if (isObject(expected)) {
    if (!isObject(actual)) {
      out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
      return;
    }
    for (const k of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
      deep(expected[k], actual[k], `${at}/${pointerPart(k)}`, hints, out);
    }
    return;
  }
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual)) {
      out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
      return;
    }
    if (expected.length !== actual.length) out.push(`${at}: expected ${expected.length} items, got ${actual.length}`);
    for (let i = 0; i < Math.min(expected.length, actual.length); i += 1) {
      deep(expected[i], actual[i], `${at}/${i}`, hints, out);
    }
    return;
  }
  if (nothing(expected) && nothing(actual)) return;
  if (expected !== actual) out.push(`${at}: expected ${show(expected)}, got ${show(actual)}`);
}

const SET_LIKE = new Set([
  'DependsOn',
  'Action',
  'Tags',
  'ManagedPolicyArns',
  'SecurityGroupIds',
  'SubnetIds',
  'Statement',
]);
const byText = (a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

function sortKeys(v) {
  if (Array.isArray(v)) return v.map(sortKeys);
  if (!isObject(v)) return v;
  return Object.fromEntries(
    Object.keys(v)
      .sort()
      .map((k) => [k, sortKeys(v[k])]),
  );
}

function canonical(v, key) {
  if (Array.isArray(v)) {
    let list = v.map((x) => canonical(x));
    if (key === 'Tags') list = list.filter((t) => t.Key !== 'aws-chalice' && t.Key !== 'lambda:createdBy');
    return SET_LIKE.has(key) ? list.map(sortKeys).sort(byText) : list;
  }
  if (isObject(v)) {
    const keys = Object.keys(v);
    // {"Fn::GetAtt": "A.B"} and {"Fn::GetAtt": ["A", "B"]}
    if (keys.length === 1 && keys[0] === 'Fn::GetAtt' && typeof v['Fn::GetAtt'] === 'string') {
      const [head, ...rest] = v['Fn::GetAtt'].split('.');
      return { 'Fn::GetAtt': [head, rest.join('.')] };
    }
    return Object.fromEntries(
      keys.map((k) => {
        let value = v[k];
        if (['Action', 'DependsOn', 'Resource'].includes(k) && typeof value === 'string') value = [value];
        return [k, canonical(value, k)];
      }),
    );
  }
  // numbers given as text
  return typeof v === 'string' && /^\d{1,6}$/.test(v) ? Number(v) : v;
}

/** A template without what a port can not or need not share: code, runtime, handler, hashes in names, SAM's own tags. */
export function canonicalTemplate(template) {
  const ids = {};
  for (const [id, r] of Object.entries(template.Resources ?? {})) {
    // RestAPIDeployment69b231ceda: the name holds a hash of the API
    if (r.Type === 'AWS::ApiGateway::Deployment') ids[id] = id.replace(/Deployment[0-9a-f]{6,}$/, 'Deployment');
  }
  let text = JSON.stringify(template);
  for (const [from, to] of Object.entries(ids)) text = text.split(from).join(to);
  const t = JSON.parse(text);
  delete t.Metadata;
  delete t.Description;
  delete t.AWSTemplateFormatVersion;
  delete t.Transform;
  for (const r of Object.values(t.Resources ?? {})) {
    delete r.Metadata;
    const p = r.Properties ?? {};
    if (r.Type === 'AWS::Lambda::Function') {
      delete p.Code;
      delete p.Runtime;
      delete p.Handler;
      delete p.PackageType;
    }
    if (r.Type === 'AWS::Lambda::LayerVersion') {
      delete p.Content;
      delete p.CompatibleRuntimes;
    }
    if (r.Type === 'AWS::ApiGateway::Deployment') delete p.Description;
    if (Array.isArray(p.Tags) && canonical(p.Tags, 'Tags').length === 0) delete p.Tags;
  }
  return canonical(t);
}

function get(value, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((v, k) => (v === undefined ? v : v[k.replace(/~1/g, '/').replace(/~0/g, '~')]), value);
}

/** Differences between two plain CloudFormation templates, one line for every place. */
export function compareTemplate(expected, actual, { knownBugs = [] } = {}) {
  const e = canonicalTemplate(expected);
  const a = canonicalTemplate(actual);
  const out = [];
  const er = e.Resources ?? {};
  const ar = a.Resources ?? {};
  for (const id of Object.keys(er)) if (!(id in ar)) out.push(`/Resources/${id}: missing (${er[id].Type})`);
  for (const id of Object.keys(ar)) if (!(id in er)) out.push(`/Resources/${id}: not expected (${ar[id].Type})`);
  for (const id of Object.keys(er)) if (id in ar) deep(er[id], ar[id], `/Resources/${id}`, {}, out);
  deep(e.Outputs ?? {}, a.Outputs ?? {}, '/Outputs', {}, out);
  deep(e.Parameters ?? {}, a.Parameters ?? {}, '/Parameters', {}, out);
  return out.filter((line) => !knownBugs.some((b) => line.startsWith(b.at) && get(e, b.at) !== undefined));
}
