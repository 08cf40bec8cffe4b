'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type ComponentProps, useRef } from 'react';
import { openPage, seemsAway } from '@/lib/open-page';

type HoverLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'prefetch'> & { href: string };

/**
 * A link whose page is fetched when the pointer or the focus is on it. One in sight would be fetched at once, and a bar
 * of nine links would load nine pages' code.
 */
export function HoverLink({ href, onPointerEnter, onFocus, onClick, ...props }: HoverLinkProps) {
  const router = useRouter();
  const fetched = useRef('');
  const prefetch = () => {
    if (fetched.current === href) return;
    fetched.current = href;
    router.prefetch(href);
  };
  return (
    <Link
      href={href}
      prefetch={false}
      onPointerEnter={(event) => {
        onPointerEnter?.(event);
        prefetch();
      }}
      onFocus={(event) => {
        onFocus?.(event);
        prefetch();
      }}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !seemsAway()) return;
        event.preventDefault();
        void openPage(router, href);
      }}
      {...props}
    />
  );
}
