import type { Example } from '@chalice-studio/control-plane/contract';
import { ConstructIcon, lookOf } from '@/components/construct-icon';
import { MiniCanvas } from '@/components/mini-canvas';
import { drawPreview } from '../example-preview';

export function ExamplePicture({ example }: { example: Example }) {
  return <MiniCanvas {...drawPreview(example.picture)} />;
}

/** What one sees done in an example's code, and what it is made of. */
export function Learnings({ example: { teaches, constructs } }: { example: Example }) {
  return (
    <span aria-hidden className="mt-2 flex flex-1 flex-col justify-between gap-3">
      <span className="block space-y-1 text-fg-muted text-xs">
        {teaches.map((each) => (
          <span key={each} className="flex gap-1.5">
            <span className="text-fg-subtle">·</span>
            <span>{each}</span>
          </span>
        ))}
      </span>
      <span className="flex flex-wrap gap-x-2.5 gap-y-1 text-2xs text-fg-subtle tabular-nums">
        {constructs.map(({ kind, resourceType, count }) => {
          const { label } = lookOf(kind, resourceType);
          return (
            <span key={`${kind} ${resourceType}`} title={label} className="flex items-center gap-1">
              <ConstructIcon kind={kind} resourceType={resourceType} className="size-3.5" />
              {count}
            </span>
          );
        })}
      </span>
    </span>
  );
}
