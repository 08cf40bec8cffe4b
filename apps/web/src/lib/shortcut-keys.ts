/** A pressed key, as far as shortcuts look at it. */
export type KeyPress = {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
};

/**
 * Whether the key is a step of a shortcut: `mod+k`, `shift+?`, `g`. `mod` is ⌘ or Ctrl. Shift counts only where it is
 * named or the step is a letter, because signs such as `?` need it on some keyboards and not on others.
 */
export function matchesStep(press: KeyPress, step: string): boolean {
  const parts = step.toLowerCase().split('+');
  const key = parts.pop() ?? '';
  const wantsMod = parts.includes('mod');
  const wantsShift = parts.includes('shift');
  if (wantsMod !== (press.metaKey || press.ctrlKey)) return false;
  if (parts.includes('alt') !== press.altKey) return false;
  const pressed = press.key === ' ' ? 'space' : press.key.toLowerCase();
  if (pressed !== key) return false;
  const isLetter = /^[a-z]$/.test(key);
  return wantsShift === press.shiftKey || (!wantsShift && !isLetter);
}

/** Steps of a shortcut, one after the other: `g d` has two. */
export function stepsOf(keys: string): string[] {
  return keys.split(' ');
}
