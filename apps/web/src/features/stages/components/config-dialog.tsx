'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { generate } from '@chalice-studio/codegen';
import type { Stage } from '@chalice-studio/control-plane/contract';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Dialog, DialogClose, DialogContent } from '@/components/ui/dialog';

type ConfigDialogProps = { spec: AppSpec; stages: readonly Stage[]; onClose: () => void };

/** The stages in Chalice's own words: config.json, and the policies beside it. */
export function ConfigDialog({ spec, stages, onClose }: ConfigDialogProps) {
  const files = useMemo(() => {
    const { tree } = generate(
      spec,
      stages.map((each) => each.config),
    );
    return Object.entries(tree).filter(([file]) => file.startsWith('.chalice/') && file !== '.chalice/studio.json');
  }, [spec, stages]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Stages as Chalice’s configuration"
        description="Secrets have their names in the studio only and are not in it."
        className="max-w-3xl"
        footer={
          <DialogClose asChild>
            <Button>Close</Button>
          </DialogClose>
        }
      >
        <div className="space-y-4">
          {files.map(([file, text]) => (
            <section key={file} aria-label={file} className="space-y-1">
              <div className="flex items-center gap-2">
                <h3 className="min-w-0 flex-1 truncate font-mono text-xs">{file}</h3>
                <Button size="sm" asChild>
                  <a
                    href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
                    download={file.replace('.chalice/', '')}
                  >
                    <Download aria-hidden />
                    Download
                  </a>
                </Button>
              </div>
              <CodeBlock code={text} label={`Copy ${file}`} />
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
