'use client';

import { useMutation } from '@tanstack/react-query';
import { SecretField } from '@/components/secret-field';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { ErrorState } from '@/components/ui/error-state';
import { RelativeTime } from '@/components/ui/relative-time';
import { client } from '@/lib/api';

type ResetLinkDialogProps = { personId: string; name: string; onClose: () => void };

/** A link by which somebody chooses a new password, to be passed on by hand. */
export function ResetLinkDialog({ personId, name, onClose }: ResetLinkDialogProps) {
  const link = useMutation({ mutationFn: () => client.instance.createResetLink({ personId }) });
  const made = link.data;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title={`New password for ${name}`}
        description={
          made === undefined
            ? 'You get a link to pass on. It works once, for a day; their present password stays until then. An earlier link opens nothing any more.'
            : 'Pass it on where only they read it. It is shown once.'
        }
        className="max-w-lg"
        footer={
          made === undefined ? (
            <>
              <Button onClick={onClose}>Cancel</Button>
              <Button variant="primary" isBusy={link.isPending} onClick={() => link.mutate()}>
                Make the link
              </Button>
            </>
          ) : (
            <Button variant="primary" onClick={onClose}>
              Done
            </Button>
          )
        }
      >
        {link.isError && <ErrorState layout="row" what="The link could not be made" error={link.error} />}
        {made !== undefined && (
          <div className="space-y-2">
            <SecretField label="Password link" value={made.url} />
            <p className="text-fg-muted text-xs">
              It expires <RelativeTime at={made.expiresAt} />.
            </p>
          </div>
        )}
      </DialogContent>
    </Dialog>
  );
}
