import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'notes');
});

test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ['/me', '/notes', '/notes/{id}']);
});
