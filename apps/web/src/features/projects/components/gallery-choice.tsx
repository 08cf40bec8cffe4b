import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';

type GalleryChoiceProps = {
  value: string;
  title: string;
  description: string;
  category?: string;
  picture: ReactNode;
  details?: ReactNode;
  /** What `details` shows, for those who hear the page. */
  spoken?: string;
};

/** One of what a project can begin as. */
export function GalleryChoice(props: GalleryChoiceProps) {
  const { value, title, description, category, picture, details, spoken } = props;
  const words = [`${title}: ${description}`, category === undefined ? '' : `${category}.`, spoken ?? ''];
  return (
    <RadioGroup.Item
      value={value}
      aria-label={words.filter(Boolean).join(' ')}
      className="group flex scroll-mt-4 flex-col overflow-hidden rounded-lg border border-line bg-surface text-left transition-colors hover:border-line-strong data-[state=checked]:border-accent data-[state=checked]:ring-1 data-[state=checked]:ring-accent"
    >
      <span className="dotted flex h-44 w-full shrink-0 items-center justify-center overflow-hidden border-b">
        {picture}
      </span>
      <span className="flex w-full flex-1 items-start gap-2.5 p-3.5">
        <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-control group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent">
          <RadioGroup.Indicator className="size-1.5 rounded-full bg-accent-fg" />
        </span>
        <span className="flex min-w-0 flex-1 flex-col gap-0.5 self-stretch">
          {category !== undefined && category !== title && <span className="text-2xs text-fg-subtle">{category}</span>}
          <span className="block font-medium text-base text-fg">{title}</span>
          <span className="block text-fg-muted">{description}</span>
          {details}
        </span>
      </span>
    </RadioGroup.Item>
  );
}
