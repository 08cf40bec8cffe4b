'use client';

import type { NewInvitation } from '@chalice-studio/control-plane/contract';
import { MadeInvitations } from '@/components/made-invitations';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';

/** The links of invitations that were just made: now or never. */
export function InvitationLinkDialog({ made, onClose }: { made: readonly NewInvitation[]; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={made.length === 1 ? 'The invitation is ready' : `${made.length} invitations are ready`}
        className="max-w-lg"
        footer={
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        }
      >
        <MadeInvitations made={made} />
      </DialogContent>
    </Dialog>
  );
}
