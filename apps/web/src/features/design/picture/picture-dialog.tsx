'use client';

import { Download } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { toast } from '@/components/ui/toast';
import { announce } from '../actions/announcements';
import type { FlowEdge, FlowNode } from '../canvas/flow-types';
import { drawPicture, type Picture } from './picture';
import { download, pngFile, svgFile } from './picture-file';
import { IconSource, type PictureTheme, readColors, readIcons } from './picture-look';

type PictureDialogProps = {
  nodes: readonly FlowNode[];
  edges: readonly FlowEdge[];
  selected: readonly string[];
  onClose: () => void;
};

/** The canvas as a file: SVG or PNG, whole or what is selected, light or dark. */
export function PictureDialog({ nodes, edges, selected, onClose }: PictureDialogProps) {
  const { resolvedTheme } = useTheme();
  const title = useSpec((spec) => spec.name);
  const [part, setPart] = useState<'all' | 'selected'>(selected.length > 0 ? 'selected' : 'all');
  const [theme, setTheme] = useState<PictureTheme>(resolvedTheme === 'dark' ? 'dark' : 'light');
  const [format, setFormat] = useState<'svg' | 'png'>('svg');
  const [isBusy, setIsBusy] = useState(false);
  const [icons, setIcons] = useState<Readonly<Record<string, string>>>();
  const source = useCallback((element: HTMLDivElement | null) => {
    if (element !== null) setIcons(readIcons(element));
  }, []);
  const colors = useMemo(() => readColors(theme), [theme]);
  const picture = useMemo(
    () =>
      icons === undefined
        ? undefined
        : drawPicture({ nodes, edges, ids: part === 'all' ? undefined : selected, colors, icons, title }),
    [nodes, edges, part, selected, colors, icons, title],
  );

  async function save(): Promise<void> {
    if (picture === undefined) return;
    setIsBusy(true);
    try {
      const name = `${title}${theme === 'dark' ? '-dark' : ''}.${format}`;
      download(format === 'svg' ? svgFile(picture) : await pngFile(picture), name);
      announce(`Saved ${name}`);
      onClose();
    } catch (cause) {
      toast.failure('The picture could not be made', cause);
    } finally {
      setIsBusy(false);
    }
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title="Export a picture"
        description="Of the canvas as it is shown, with its notes. The file stands alone and needs no fonts."
        className="max-w-2xl"
        footer={
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" isBusy={isBusy} disabled={picture === undefined} onClick={() => void save()}>
              <Download aria-hidden /> Download {format.toUpperCase()}
            </Button>
          </>
        }
      >
        <div className="flex flex-wrap gap-3 pb-3">
          {selected.length > 0 && (
            <SegmentedControl
              aria-label="Part"
              value={part}
              onChange={setPart}
              options={[
                { value: 'selected', label: 'What is selected' },
                { value: 'all', label: 'Everything' },
              ]}
            />
          )}
          <SegmentedControl
            aria-label="Theme"
            value={theme}
            onChange={setTheme}
            options={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <SegmentedControl
            aria-label="Format"
            value={format}
            onChange={setFormat}
            options={[
              { value: 'svg', label: 'SVG' },
              { value: 'png', label: 'PNG' },
            ]}
          />
        </div>
        <IconSource ref={source} />
        {picture === undefined ? (
          <EmptyState title="Nothing to draw">Add something to the canvas first.</EmptyState>
        ) : (
          <Preview picture={picture} />
        )}
      </DialogContent>
    </Dialog>
  );
}

function Preview({ picture }: { picture: Picture }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(svgFile(picture));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  return (
    <figure>
      {/* biome-ignore lint/performance/noImgElement: it was made in this page */}
      <img
        src={url}
        alt="Preview of the canvas"
        className="max-h-[40vh] w-full rounded-md border border-line object-contain"
      />
      <figcaption className="pt-1 text-fg-subtle text-xs tabular-nums">
        {Math.round(picture.width)} × {Math.round(picture.height)}
      </figcaption>
    </figure>
  );
}
