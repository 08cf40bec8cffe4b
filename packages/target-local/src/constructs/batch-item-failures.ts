/** The identifiers that a handler with `reportBatchItemFailures` names as failed; none where it reports nothing. */
export function failedIdentifiers(payload: string): string[] {
  const answer: { batchItemFailures?: { itemIdentifier?: string }[] } | null = JSON.parse(payload);
  return (answer?.batchItemFailures ?? []).map((each) => each.itemIdentifier ?? '');
}
