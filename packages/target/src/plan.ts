import type { Problem } from '@chalice-studio/appspec';
import type { PlannedChange, PlannedResource } from '@chalice-studio/cloudformation';

/** App words first, then resources, then raw. `hash` is what an approval binds to. */
export type Plan = {
  hash: string;
  changes: readonly PlannedChange[];
  resources: readonly PlannedResource[];
  /** What the template's validation warns of; what it refuses is thrown as TemplateProblemsError. */
  warnings?: readonly Problem[];
  /** The target's own words: a change set, for one. */
  raw?: string;
  /** The template as it is sent. */
  template?: string;
  /** Logical id → the construct that the resource is made for. */
  origins?: Readonly<Record<string, string>>;
};
