import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client for all requests of this instance: it keeps its connections. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The table's name in this stage. */
export const TableName = process.env.TODOS_TABLE;

export type Todo = {
  owner: string;
  id: string;
  text: string;
  isDone: boolean;
  createdAt: string;
};
