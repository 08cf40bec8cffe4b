import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client for all events of this instance: it keeps its connections. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The table's name in this stage. */
export const TableName = process.env.NOTES_TABLE;

export type Note = {
  owner: string;
  id: string;
  title: string;
  text: string;
  createdAt: string;
};
