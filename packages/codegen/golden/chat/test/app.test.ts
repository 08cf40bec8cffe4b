import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'chat');
});

test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), [
    'websocket_connect',
    'websocket_disconnect',
    'websocket_message',
    'websocket_message_join',
    'websocket_message_leave',
    'websocket_message_say',
  ]);
});
