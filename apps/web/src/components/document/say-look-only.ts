import { toast } from '@/components/ui/toast';

/** For whoever tries to change what they may only look at. */
export function sayLookOnly(): void {
  toast.message('You may look, but not change', {
    description: 'Ask an owner or admin of the team for the role of editor.',
  });
}
