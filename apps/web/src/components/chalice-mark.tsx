/** The studio's own sign: a chalice, half full. */
export function ChaliceMark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M8.5 7h15c0 6.2-2.6 10-6.2 10.9v4.6h3.2c.8 0 1.5.7 1.5 1.5v1h-12v-1c0-.8.7-1.5 1.5-1.5h3.2v-4.6C11.1 17 8.5 13.2 8.5 7Z"
        fill="var(--accent-fg)"
      />
      <path d="M11 11.2h10c-.2.8-.4 1.5-.7 2.1h-8.6c-.3-.6-.5-1.3-.7-2.1Z" fill="var(--accent)" />
    </svg>
  );
}
