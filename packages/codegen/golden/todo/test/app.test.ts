import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '@chalice-studio/runtime/testing';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'todo');
});

test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ['/todos', '/todos/{id}']);
});

test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), ['check_token', 'sweep_done']);
});

test('a caller without a token is turned away', async () => {
  const { statusCode } = await new Client(app).http.request('GET', '/todos');
  assert.equal(statusCode, 401);
});
