/** How long a field that was led to stands out. */
const MARKED_MS = 1600;
/** The panel may have to be loaded first. */
const TRIES = 90;

/** Brings a field of the panel into sight, puts the cursor there and marks it, once the panel shows it. */
export function showField(path: readonly string[]): void {
  if (path.length === 0) enterPanel();
  else whenThere(() => findField(path), showIt);
}

/** Puts the cursor into the first field of the panel, once it shows what is selected. */
export function enterPanel(): void {
  const first = '[data-panel] [data-field] :is(input, textarea, button)';
  whenThere(
    () => document.querySelector<HTMLElement>(first),
    (field) => field.focus(),
  );
}

/** Brings the focus to a card of the canvas, once that is drawn; who has begun to type meanwhile is left alone. */
export function focusCard(id: string): void {
  whenThere(
    () => cardOf(id),
    (card) => {
      if (document.activeElement?.matches('input, textarea') !== true) card.focus({ preventScroll: true });
    },
  );
}

/** Not before what lay over the page is closed: it keeps the focus until then. */
function cardOf(id: string): HTMLElement | null {
  if (document.activeElement?.closest('[role="dialog"]') !== null) return null;
  return document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
}

function whenThere(find: () => HTMLElement | null, use: (element: HTMLElement) => void, tries = TRIES): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element !== null) use(element);
    else if (tries > 0) whenThere(find, use, tries - 1);
  });
}

/** The field itself, or the nearest one around it. */
function findField(path: readonly string[]): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const name = CSS.escape(path.slice(0, length).join('.'));
    const field = document.querySelector<HTMLElement>(`[data-panel] [data-field="${name}"]`);
    if (field !== null) return field;
  }
  return null;
}

function showIt(field: HTMLElement): void {
  for (let around = field.closest('details'); around !== null; ) {
    around.open = true;
    around = around.parentElement?.closest('details') ?? null;
  }
  field.scrollIntoView({ block: 'center' });
  field.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
  field.dataset.marked = '';
  setTimeout(() => delete field.dataset.marked, MARKED_MS);
}
