import type { LambdaContext } from '../http/lambda-proxy.js';
import { LambdaEvent } from './lambda-event.js';

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
    this.#records ??= this.raw.Records.map((raw) => this.record(raw, this.context));
    return this.#records;
  }

  [Symbol.iterator](): Iterator<Record> {
    return this.records[Symbol.iterator]();
  }

  /** What Lambda takes for a partly failed batch. */
  get batchItemFailures(): { itemIdentifier: string }[] {
    const failed = (this.#records ?? []).filter((record) => record.hasFailed);
    return failed.map((record) => ({ itemIdentifier: record.itemIdentifier }));
  }
}
