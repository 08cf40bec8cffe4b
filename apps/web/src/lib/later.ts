import dynamic from 'next/dynamic';
import type { ComponentType, ReactNode } from 'react';
import { whenReachable } from './when-reachable';

/**
 * A part of a page whose code comes when it is first shown. Until then `waiting` stands in its place, or nothing: the
 * part has a boundary of its own, or else React would hide the whole page, and the focus with it, while the code loads.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting?: () => ReactNode,
): ComponentType<Props> {
  return dynamic(() => whenReachable(load), {
    ssr: false,
    ...(waiting === undefined ? {} : { loading: waiting }),
  });
}
