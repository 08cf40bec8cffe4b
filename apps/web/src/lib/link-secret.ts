'use client';

import { useSyncExternalStore } from 'react';

/**
 * The secret behind the # of a link, which no server has seen. It is taken out of the address at once, so that it is in
 * no bookmark and no screenshot, and kept for this tab: one signs in meanwhile, or loads the page again.
 */
export function useLinkSecret(name: string): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => takeSecret(name),
    () => undefined,
  );
}

function takeSecret(name: string): string | undefined {
  const key = `link:${name}`;
  const secret = window.location.hash.slice(1);
  if (/^ch[a-z]_[\w-]+$/.test(secret)) {
    window.sessionStorage.setItem(key, secret);
    window.history.replaceState(window.history.state, '', `${window.location.pathname}${window.location.search}`);
  }
  return window.sessionStorage.getItem(key) ?? undefined;
}

export function forgetLinkSecret(name: string): void {
  window.sessionStorage.removeItem(`link:${name}`);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
