import type { ChangeRecord } from '@chalice-studio/control-plane/contract';
import { CHANGE_CLASS_WORDS } from '../constants';

/** What of a plan is to be read before it is approved, the most harmful first. */
export function dangersOf(changes: readonly ChangeRecord[]): { words: string; sentence: string; isLoss: boolean }[] {
  return changes.flatMap(({ class: harm, widensIam, sentence }) => [
    ...(harm === 'safe' ? [] : [{ words: CHANGE_CLASS_WORDS[harm].label, sentence, isLoss: harm === 'data-loss' }]),
    ...(widensIam ? [{ words: 'Widens permissions', sentence, isLoss: false }] : []),
  ]);
}
