'use client';

import { useMemo, useRef } from 'react';
import type { CanvasState } from '@/components/document/canvas-store';
import { useOpenDocument } from '@/components/document/document-provider';
import { useSelector } from '@/components/document/selector';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { useMayEdit } from '@/components/document/use-may-edit';
import { buildGraph } from '../graph/build-graph';
import { layoutColumns } from '../graph/column-layout';
import { measureFrames } from '../graph/frames';
import type { useOpenGroups } from '../graph/open-groups';
import { relationsOf } from '../graph/relations';
import { flowEdges, flowNodes } from './flow-nodes';
import type { FlowEdge, FlowNode } from './flow-types';

const positionsOf = (state: CanvasState) => state.positions;
const notesOf = (state: CanvasState) => state.notes;

/** The document as nodes and lines with their places; what did not change stays the same object. */
export function useCanvasGraph({ isExpanded }: Pick<ReturnType<typeof useOpenGroups>, 'isExpanded'>) {
  const spec = useDesignSpec();
  const positions = useSelector(useOpenDocument().canvas, positionsOf);
  const notes = useSelector(useOpenDocument().canvas, notesOf);
  const mayEdit = useMayEdit();
  const problems = useSelector(useOpenDocument().problems, ({ byEntity }) => byEntity);
  const lastNodes = useRef<readonly FlowNode[]>([]);
  const lastEdges = useRef<readonly FlowEdge[]>([]);

  const graph = useMemo(() => buildGraph(spec, { isExpanded }), [spec, isExpanded]);
  const frames = useMemo(() => measureFrames(graph), [graph]);
  const places = useMemo(() => layoutColumns(graph, { frames, saved: positions }), [graph, frames, positions]);
  const relations = useMemo(() => relationsOf(spec), [spec]);
  const nodes = useMemo(() => {
    const context = { spec, frames, places, problems, notes, relations, mayEdit };
    const next = flowNodes(graph, context, lastNodes.current);
    lastNodes.current = next;
    return next;
  }, [graph, spec, frames, places, problems, notes, relations, mayEdit]);
  const edges = useMemo(() => {
    const next = flowEdges(graph, lastEdges.current);
    lastEdges.current = next;
    return next;
  }, [graph]);
  return { graph, frames, places, nodes, edges };
}
