/** Shared by dropdown and context menus, which are one thing to the eye. */
export const menuStyle = {
  content: 'pop-in z-50 min-w-44 max-w-80 rounded-lg bg-raised p-1 text-sm shadow-pop outline-none',
  item: 'relative flex min-h-7 select-none items-center gap-2 rounded-md px-2 py-1 outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-subtle',
  danger: 'text-danger-text data-[highlighted]:bg-danger-soft [&>svg]:text-danger-text',
  label: 'px-2 pt-1.5 pb-1 text-fg-subtle text-xs',
  separator: '-mx-1 my-1 h-px bg-line',
};
