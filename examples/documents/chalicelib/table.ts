import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One client for all events of this instance: it keeps its connections. */
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** The table's name in this stage. */
export const TableName = process.env.DOCUMENTS_TABLE;

export type StoredDocument = {
  id: string;
  text: string;
  state: 'queued' | 'done' | 'failed';
  statistics?: Statistics;
};

export type Statistics = {
  words: number;
  /** At 200 words a minute. */
  readingMinutes: number;
  mostUsed: { word: string; times: number }[];
};
