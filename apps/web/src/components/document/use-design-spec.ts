'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { hasSameMembers } from './selector';
import { useSpec } from './use-document';

const noSource: AppSpec['source'] = {};
const withoutSource = (spec: AppSpec): AppSpec => ({ ...spec, source: noSource });

/** The document without people's files: typing code redraws nothing of the canvas. */
export function useDesignSpec(): AppSpec {
  return useSpec(withoutSource, hasSameMembers);
}
