/** Brings a field of the panel into sight and puts the cursor there, once the panel shows it. */
export function showField(path: readonly string[], tries = 10): void {
  const names = path.map((_, index) => path.slice(0, path.length - index).join('.'));
  const field = names.flatMap(
    (name) => document.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`) ?? [],
  )[0];
  if (field === undefined) {
    if (tries > 0) requestAnimationFrame(() => showField(path, tries - 1));
    return;
  }
  field.closest('details')?.setAttribute('open', '');
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}

/** Puts the cursor into the first field of the panel, once it shows what is selected. */
export function enterPanel(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('[data-panel] [data-field] :is(input, textarea, button)')?.focus();
  });
}
