import type { LambdaContext } from '../http/lambda-proxy.js';
import { LambdaEvent, required } from './lambda-event.js';

/** AWS sends times of records in seconds with fractions, which binary numbers only come near to. */
export function secondsToDate(seconds: number): Date {
  return new Date(Math.round(seconds * 1000));
}

/** One record of a batch; `toDict()` is the record as Lambda sent it. */
export class BatchRecord<Raw> extends LambdaEvent<Raw> {
  #hasFailed = false;

  /** With `reportBatchItemFailures`, only the records that failed come again. */
  fail(): void {
    this.#hasFailed = true;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** By what Lambda knows the record when it failed. */
  get itemIdentifier(): string {
    return '';
  }
}

/** An event of several records, to iterate over. */
export abstract class RecordBatch<Raw, Record extends BatchRecord<Raw>> extends LambdaEvent<{ Records: Raw[] }> {
  #records: Record[] | undefined;

  protected abstract record(raw: Raw, context: LambdaContext | undefined): Record;

  get records(): Record[] {
    this.#records ??= required(this.raw.Records, 'Records').map((raw) => this.record(raw, this.context));
    return this.#records;
  }

  [Symbol.iterator](): Iterator<Record> {
    return this.records[Symbol.iterator]();
  }

  /** What Lambda takes for a partly failed batch: the records that failed, and those that the handler named itself. */
  withFailures(answer: unknown): BatchResponse {
    const named = isBatchResponse(answer) ? answer.batchItemFailures : [];
    const failed = (this.#records ?? []).filter((record) => record.hasFailed).map((record) => record.itemIdentifier);
    const ids = new Set([...named.map((each) => each.itemIdentifier), ...failed]);
    return { batchItemFailures: [...ids].map((itemIdentifier) => ({ itemIdentifier })) };
  }
}

export type BatchResponse = { batchItemFailures: { itemIdentifier: string }[] };

function isBatchResponse(answer: unknown): answer is BatchResponse {
  return Array.isArray((answer as Partial<BatchResponse> | null | undefined)?.batchItemFailures);
}
