/** What stands for an identifier that is none: Lambda takes a report with one for a failure of the whole batch. */
export const NO_IDENTIFIER = '';

/**
 * The identifiers that a handler with `reportBatchItemFailures` names as failed; none where it reports nothing. A
 * handler may answer anything.
 */
export function failedIdentifiers(payload: string): string[] {
  const answer: unknown = JSON.parse(payload);
  if (typeof answer !== 'object' || answer === null || !('batchItemFailures' in answer)) return [];
  const { batchItemFailures: failures } = answer;
  if (failures === null || failures === undefined) return [];
  return Array.isArray(failures) ? failures.map(identifierOf) : [NO_IDENTIFIER];
}

function identifierOf(failure: unknown): string {
  if (typeof failure !== 'object' || failure === null || !('itemIdentifier' in failure)) return NO_IDENTIFIER;
  return typeof failure.itemIdentifier === 'string' ? failure.itemIdentifier : NO_IDENTIFIER;
}
