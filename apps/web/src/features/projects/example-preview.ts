import type { ConstructKind } from '@chalice-studio/appspec';
import type { MiniCard } from '@/components/mini-canvas';

export type Highlight = Pick<MiniCard, 'kind' | 'resourceType' | 'title'>;

/** First words of a construct's label, as the studio writes them everywhere, and the kind that they stand for. */
const beginnings: [RegExp, ConstructKind][] = [
  [/^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ANY)\b/, 'route'],
  [/^schedule /, 'schedule'],
  [/^event rule /, 'cw-event'],
  [/^function /, 'lambda-function'],
  [/^authorizer /, 'authorizer'],
  [/^IAM authorizer/, 'authorizer'],
  [/^WebSocket /, 'websocket-handler'],
  [/^blueprint /, 'blueprint'],
  [/^middleware /, 'middleware'],
  [/^handler /, 's3-event'],
];
const resourceWords = /^(table|bucket|queue|topic|stream) (.+)$/;

export function parseHighlight(text: string): Highlight {
  const resource = resourceWords.exec(text);
  if (resource?.[1] !== undefined && resource[2] !== undefined) {
    return { kind: 'resource', resourceType: resource[1] as MiniCard['resourceType'], title: resource[2] };
  }
  const found = beginnings.find(([pattern]) => pattern.test(text));
  if (found === undefined) return { kind: 'lambda-function', title: text };
  const title = found[1] === 'route' ? text : text.replace(found[0], '') || text;
  return { kind: found[1], title };
}

const size = { width: 236, height: 152, card: { width: 104, height: 26 }, rows: 4 };

/** A gallery card's drawing: what starts the app at the left, what it calls at the right. */
export function drawPreview(highlights: readonly string[]) {
  const parsed = uniqueTitles(highlights.map(parseHighlight));
  const isTarget = ({ kind }: Highlight) => kind === 'resource' || kind === 'authorizer';
  const left = parsed.filter((each) => !isTarget(each)).slice(0, size.rows);
  const right = parsed.filter(isTarget).slice(0, size.rows - 1);
  const leftAt = right.length === 0 ? (size.width - size.card.width) / 2 : 0;
  const cards = [...column(left, leftAt), ...column(right, size.width - size.card.width)];
  const edges = left.map((_, from): [number, number] => [from, left.length + Math.min(from, right.length - 1)]);
  return { cards, edges: right.length === 0 ? [] : edges, width: size.width, height: size.height, card: size.card };
}

function column(items: readonly Highlight[], x: number): MiniCard[] {
  const gap = 12;
  const height = items.length * size.card.height + (items.length - 1) * gap;
  const top = (size.height - height) / 2;
  return items.map((item, index) => ({ ...item, x, y: top + index * (size.card.height + gap) }));
}

function uniqueTitles(items: readonly Highlight[]): Highlight[] {
  return [...new Map(items.map((item) => [`${item.kind} ${item.title}`, item])).values()];
}
