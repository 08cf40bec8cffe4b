import { Chalice, CognitoUserPoolAuthorizer } from '@chalice-studio/runtime';
import { whoAmI } from './chalicelib/member';
import { addNote, listNotes, removeNote } from './chalicelib/notes';
import { addNoteBody } from './schemas';

export const app = new Chalice('notes');
app.api.cors = true;

// Authorizers
const members = new CognitoUserPoolAuthorizer('members', {
  providerArns: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Example1'],
});

// Routes
app.route('/notes', { authorizer: members }, listNotes);
app.route('/notes', { methods: ['POST'], authorizer: members, body: addNoteBody }, addNote);
app.route('/notes/{id}', { methods: ['DELETE'], authorizer: members }, removeNote);
app.route('/me', { authorizer: members }, whoAmI);

export const { handler, handlers } = app;
