import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client for all events of this instance: it keeps its connections. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The table's name in this stage. */
export const TableName = process.env.DELIVERIES_TABLE;

export type Delivery = {
  /** Who sent it, as in the address. */
  source: string;
  /** The sender's own id of the delivery. */
  id: string;
  type: string;
  payload: Record<string, unknown>;
  state: 'received' | 'handled';
  receivedAt: string;
  /** Seconds since the epoch: DynamoDB deletes it then. */
  expiresAt: number;
};
