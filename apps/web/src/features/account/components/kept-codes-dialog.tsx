'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { RecoveryCodes } from './recovery-codes';

type KeptCodesDialogProps = { title: string; codes: readonly string[]; onClose: () => void };

/** Shows new recovery codes, and goes once they are said to be kept. */
export function KeptCodesDialog({ title, codes, onClose }: KeptCodesDialogProps) {
  const [isKept, setIsKept] = useState(false);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={title}
        description="Without your authenticator app, one of these signs you in. Each works once; they are shown here and never again."
        // What is shown once is not lost by a click beside it.
        onInteractOutside={(event) => event.preventDefault()}
        footer={
          <Button variant="primary" disabled={!isKept} onClick={onClose}>
            Done
          </Button>
        }
      >
        <div className="space-y-4">
          <RecoveryCodes codes={codes} />
          <Checkbox
            checked={isKept}
            onChange={setIsKept}
            label="I keep these codes where I find them without this device"
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}
