import { Chalice } from '@chalice-studio/runtime';
import { addDocument, getDocument } from './chalicelib/documents';
import { markFailed, readDocuments } from './chalicelib/worker';
import { addDocumentBody } from './schemas';

export const app = new Chalice('documents');

// Routes
app.route('/documents', { methods: ['POST'], body: addDocumentBody }, addDocument);
app.route('/documents/{id}', getDocument);

// Events
app.onSqsMessage(
  { name: 'read_documents', queue: 'incoming', batchSize: 10, reportBatchItemFailures: true },
  readDocuments,
);
app.onSqsMessage({ name: 'mark_failed', queue: 'failed', batchSize: 10 }, markFailed);

export const { handler, handlers } = app;
