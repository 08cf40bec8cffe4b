import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client for all events of this instance: it keeps its connections. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The table's name in this stage. */
export const TableName = process.env.SALES_TABLE;

export type Sale = {
  /** `2026-01-31`, in UTC. */
  day: string;
  id: string;
  product: string;
  quantity: number;
  /** Of one piece. */
  cents: number;
};

export const dayOf = (time: Date) => time.toISOString().slice(0, 10);
