import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'thumbnails');
});

test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ['/images', '/images/{id}', '/images/{id}/thumbnail']);
});

test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), ['make_thumbnail']);
});
