import { useMemo } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { connect } from '../graph/connections';
import type { FlowNode } from './flow-types';
import type { useDrawnLine } from './use-drawn-line';

/** While a line is drawn, what cannot be its other end stands back. */
export function useTypedEnds(nodes: FlowNode[], { line, targetOf }: ReturnType<typeof useDrawnLine>): FlowNode[] {
  const { store } = useOpenDocument();
  return useMemo(() => {
    if (line === undefined) return nodes;
    const { spec } = store.getState().document;
    const fits = (id: string) =>
      'edits' in (line.isBackwards ? connect(spec, id, targetOf(line.id)) : connect(spec, line.id, targetOf(id)));
    return nodes.map((node) => (node.id === line.id || fits(node.id) ? node : { ...node, className: 'opacity-40' }));
  }, [nodes, line, targetOf, store]);
}
