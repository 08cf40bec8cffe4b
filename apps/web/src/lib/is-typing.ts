/**
 * Whether a key goes into a text: then it is no shortcut. The code editor's text is no field of the page in browsers with
 * an EditContext, and no editable element either.
 */
export function isTyping(target: EventTarget | null): boolean {
  if (target === null || !(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], .monaco-editor') !== null
  );
}
