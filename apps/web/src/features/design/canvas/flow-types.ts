import type { NoteColor } from '@chalice-studio/control-plane/contract';
import type { Edge, Node } from '@xyflow/react';
import type { ConstructFace } from '../graph/construct-words';
import type { GraphEdge } from '../graph/graph';

/** What a card draws; compared member by member, so that only cards whose words changed are drawn again. */
export type CardData = {
  /** What it is and is called: `GET /orders/{id}`. */
  label: string;
  face: ConstructFace | 'rest-api' | 'websocket-api';
  title: string;
  line: string;
  errors: number;
  warnings: number;
  isGuarded: boolean;
  isRow: boolean;
  canStart: boolean;
  canEnd: boolean;
};
export type GroupData = {
  label: string;
  prefix: string;
  count: number;
  isExpanded: boolean;
  /** Ids of the routes that it stands for while it is closed, comma between. */
  hidden: string;
  errors: number;
  warnings: number;
};
export type BlueprintData = {
  label: string;
  title: string;
  line: string;
  count: number;
  errors: number;
  warnings: number;
};

export type NoteData = { text: string; color: NoteColor };

export type CardNode = Node<CardData, 'card'>;
export type GroupNode = Node<GroupData, 'routes'>;
export type BlueprintNode = Node<BlueprintData, 'blueprint'>;
export type NoteNode = Node<NoteData, 'note'>;
export type FlowNode = CardNode | GroupNode | BlueprintNode | NoteNode;
export type FlowEdge = Edge<{ edge: GraphEdge }, 'why'>;

/** Tab leads to one node of the canvas; arrow keys lead on. */
export function nodeAttributes(description: string | undefined): NodeAttributes {
  return { tabIndex: -1, 'aria-roledescription': undefined, 'aria-description': description };
}

type NodeAttributes = NonNullable<FlowNode['domAttributes']>;

/** A frame's lines end at its heading. */
export const PORT_OF_FRAME = 20;
