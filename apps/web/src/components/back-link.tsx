import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';

/** Above a page's heading: the page that it is part of. */
export function BackLink({ href, title }: { href: string; title: string }) {
  return (
    <Link href={href} className="inline-flex max-w-full items-center gap-0.5 pb-2 text-fg-muted text-xs hover:text-fg">
      <ChevronLeft aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{title}</span>
    </Link>
  );
}
