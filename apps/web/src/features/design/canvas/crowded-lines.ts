import { APP_ID } from '@chalice-studio/appspec';
import { REST_API_ID, WEBSOCKET_API_ID } from '../graph/graph';
import type { FlowEdge } from './flow-types';

/** More lines of one kind than this at one card cross all others, and nobody follows them. */
const MOST_LINES = 40;

/** Of a crowd of lines only those are drawn that lead to or from what is selected; the outline has the others in words. */
export function withoutCrowds(edges: readonly FlowEdge[], selected: ReadonlySet<string>): FlowEdge[] {
  const counts = new Map<string, number>();
  for (const edge of edges) for (const end of endsOf(edge)) counts.set(end, (counts.get(end) ?? 0) + 1);
  const isCrowded = (edge: FlowEdge) => endsOf(edge).some((end) => (counts.get(end) ?? 0) > MOST_LINES);
  const isOfSelected = ({ id, source, target, data }: FlowEdge) =>
    [id, source, target, ...(data?.edge.entityIds ?? [])].some((each) => selected.has(isApi(each) ? APP_ID : each));
  return edges.filter((edge) => !isCrowded(edge) || isOfSelected(edge));
}

const endsOf = ({ source, target, data }: FlowEdge): [string, string] => [
  `${data?.edge.kind} from ${source}`,
  `${data?.edge.kind} to ${target}`,
];

/** The two APIs are settings of the app. */
export const isApi = (id: string): boolean => id === REST_API_ID || id === WEBSOCKET_API_ID;
