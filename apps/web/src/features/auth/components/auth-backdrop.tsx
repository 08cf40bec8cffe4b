import { MiniCanvas, type MiniCard } from '@/components/mini-canvas';

const cards: MiniCard[] = [
  { kind: 'route', title: 'POST /orders', note: 'placeOrder', x: 0, y: 40 },
  { kind: 'route', title: 'GET /orders/{id}', note: 'getOrder', x: 0, y: 120 },
  { kind: 'schedule', title: 'sweep', note: 'rate(1 hour)', x: 0, y: 230 },
  { kind: 'websocket-handler', title: 'message', note: '$default', x: 0, y: 340 },
  { kind: 'authorizer', title: 'session', note: 'built-in', x: 270, y: 0 },
  { kind: 'lambda-function', title: 'chargeCard', note: 'billing.ts', x: 270, y: 100 },
  { kind: 'sqs-message', title: 'shipOrder', note: 'orders · batch 10', x: 270, y: 230 },
  { kind: 'middleware', title: 'timing', note: 'http', x: 270, y: 340 },
  { kind: 'resource', resourceType: 'table', title: 'orders', note: 'table', x: 540, y: 70 },
  { kind: 'resource', resourceType: 'bucket', title: 'receipts', note: 'bucket', x: 540, y: 230 },
];

const edges: [from: number, to: number][] = [
  [0, 4],
  [0, 5],
  [1, 5],
  [2, 6],
  [3, 7],
  [5, 8],
  [6, 8],
  [6, 9],
];

/** A piece of a canvas behind the first page: what the studio is, without words. */
export function AuthBackdrop() {
  return <MiniCanvas cards={cards} edges={edges} width={720} height={400} card={{ width: 180, height: 48 }} />;
}
