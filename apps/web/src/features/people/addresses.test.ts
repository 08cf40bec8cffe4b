import { expect, test } from 'vitest';
import { readAddresses } from './addresses';

test('addresses are read as people paste them, each once', () => {
  const text = 'ada@example.org, Bob Builder <Bob@Example.org>;\n carol@example.org bob@example.org';
  expect(readAddresses(text)).toEqual({
    addresses: ['ada@example.org', 'bob@example.org', 'carol@example.org'],
    wrong: [],
  });
});

test('what is no address is named', () => {
  expect(readAddresses('ada@example.org, grace, hopper@')).toEqual({
    addresses: ['ada@example.org'],
    wrong: ['grace', 'hopper@'],
  });
});
