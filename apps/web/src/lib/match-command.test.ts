import { expect, test } from 'vitest';
import { matchCommand } from './match-command';

test('everything is offered while nothing is typed', () => {
  expect(matchCommand(' ', 'Projects', [])).toBe(1);
});

test('a title that begins so comes before one that has the letters somewhere', () => {
  expect(matchCommand('to', 'todo', [])).toBeGreaterThan(matchCommand('to', 'History', []));
});

test('a title comes before longer ones that begin with it', () => {
  expect(matchCommand('table', 'Table', [])).toBeGreaterThan(matchCommand('table', 'Table stream handler', []));
});

test('a path is found by any of its parts', () => {
  expect(matchCommand('orders', 'GET /shop/orders/{id}', [])).toBe(0.9);
  expect(matchCommand('/shop', 'GET /shop/orders', [])).toBe(0.9);
});

test('other words count less than the title', () => {
  expect(matchCommand('night', 'Dark theme', ['night'])).toBe(0.7);
  expect(matchCommand('xyz', 'Dark theme', ['night'])).toBe(0);
});

test('letters in their order are enough from three on', () => {
  expect(matchCommand('dpl', 'Deployments', [])).toBe(0.2);
  expect(matchCommand('dm', 'Deployments', [])).toBe(0);
});

test('several words are found wherever each of them stands', () => {
  expect(matchCommand('file upload', 'S3 event handler', ['s3 upload file object'])).toBeGreaterThan(0);
  expect(matchCommand('file queue', 'S3 event handler', ['s3 upload file object'])).toBe(0);
});
