/** What is done to a stage's stack beside deploying; one at a time. */
export const operationKinds = ['remove-failed', 'continue-rollback', 'detect-drift', 'adopt-kept', 'destroy'] as const;
