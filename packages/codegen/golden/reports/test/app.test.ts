import assert from 'node:assert/strict';
import { test } from 'node:test';
import { app } from '../app';

test('the app is named as it is deployed', () => {
  assert.equal(app.appName, 'reports');
});

test('its routes are there', () => {
  assert.deepEqual([...app.routes.keys()].sort(), ['/reports', '/reports/{day}', '/sales']);
});

test('its functions are there', () => {
  assert.deepEqual(Object.keys(app.handlers).sort(), ['daily_report']);
});
