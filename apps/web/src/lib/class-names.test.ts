import { expect, test } from 'vitest';
import { cn } from './class-names';

test('of two classes that set the same property the later wins', () => {
  expect(cn('px-2 text-fg', 'px-4')).toBe('text-fg px-4');
});

test('our smallest type size is not taken for a colour', () => {
  expect(cn('text-2xs', 'text-fg-muted')).toBe('text-2xs text-fg-muted');
});
