import type { ConstructKind } from '@chalice-studio/appspec';
import { Globe, Webhook } from 'lucide-react';
import { ConstructIcon, lookOf, type ResourceType } from '@/components/construct-icon';
import type { CardData } from './flow-types';

type Face = CardData['face'];

const resourceTypes: readonly string[] = ['table', 'bucket', 'queue', 'topic', 'stream'] satisfies ResourceType[];
const isResource = (face: Face): face is ResourceType => resourceTypes.includes(face);

function kindOf(face: Exclude<Face, 'rest-api' | 'websocket-api'>): {
  kind: ConstructKind;
  resourceType?: ResourceType;
} {
  return isResource(face) ? { kind: 'resource', resourceType: face } : { kind: face };
}

export function faceColor(face: Face): string {
  if (face === 'rest-api') return 'var(--kind-route)';
  if (face === 'websocket-api') return 'var(--kind-websocket-handler)';
  const { kind, resourceType } = kindOf(face);
  return lookOf(kind, resourceType).color;
}

/** The icon of a kind on a ground of its colour. */
export function FaceIcon({
  face,
  variant = 'tile',
  className,
}: {
  face: Face;
  variant?: 'plain' | 'tile';
  className?: string;
}) {
  if (face !== 'rest-api' && face !== 'websocket-api')
    return (
      <ConstructIcon
        {...kindOf(face)}
        variant={variant}
        className={variant === 'tile' ? `size-8 ${className ?? ''}` : className}
      />
    );
  const Icon = face === 'rest-api' ? Globe : Webhook;
  const color = faceColor(face);
  return (
    <span
      aria-hidden
      className="inline-flex size-8 shrink-0 items-center justify-center rounded-md"
      style={{ color, background: `color-mix(in oklch, ${color} var(--kind-soft), transparent)` }}
    >
      <Icon className="size-4" />
    </span>
  );
}
