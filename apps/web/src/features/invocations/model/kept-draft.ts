import { type CapturePolicy, keptText, keptValue } from '@chalice-studio/control-plane/privacy';
import type { Pair, RequestDraft } from './request-draft';

/** Texts of more than this are not kept: a browser gives a site about 5 MB for everything. */
const MAX_KEPT_CHARACTERS = 40_000;

/**
 * A request as it may be kept to be sent again. Without capture that is its method and route alone; with it, all but what
 * looks like a secret or is listed. The bytes of files are never kept: nobody can tell what is in them.
 */
export function keptDraft(draft: RequestDraft, policy: CapturePolicy): RequestDraft {
  const { method } = draft;
  const pattern = draft.pattern.split('?')[0] ?? '';
  if (!policy.isOn) return { method, pattern, parameters: {}, query: [], headers: [], body: { type: 'none' } };
  const pairs = (all: readonly Pair[]) =>
    all.map((pair) => ({ ...pair, value: keptValue(pair.name, pair.value, policy) }));
  const parameters = Object.fromEntries(
    Object.entries(draft.parameters).map(([name, value]) => [name, keptValue(name, value, policy)]),
  );
  const rest = { query: pairs(draft.query), headers: pairs(draft.headers), body: keptBody(draft.body, policy) };
  return { method, pattern, parameters, ...rest };
}

function keptBody(body: RequestDraft['body'], policy: CapturePolicy): RequestDraft['body'] {
  if (body.type !== 'text' || body.text.length > MAX_KEPT_CHARACTERS) return { type: 'none' };
  return { type: 'text', text: keptText(body.text, policy) };
}

/** Whether a kept request says no more than what was called. */
export function isBare({ parameters, query, headers, body }: RequestDraft): boolean {
  const pairs = query.length + headers.length + Object.keys(parameters).length;
  return pairs === 0 && body.type === 'none';
}
