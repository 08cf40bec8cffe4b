'use client';

import { APP_ID } from '@chalice-studio/appspec';
import { PanelLeftOpen, Settings2 } from 'lucide-react';
import { useState } from 'react';
import { DocumentGate } from '@/components/document/document-provider';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { ResizeHandle, usePanelSize } from '@/components/ui/resize-handle';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { later } from '@/lib/later';
import { useIsNarrow } from '@/lib/narrow';
import { Announcements } from './actions/announcements';
import { AddButton } from './add-button';
import { DesignKeys } from './design-keys';
import { LastChange } from './last-change';
import { Outline } from './outline/outline';
import { PermissionsDrawer } from './permissions/permissions-drawer';
import { ProblemsDrawer } from './problems/problems-drawer';
import { SelectionProvider, useSelectedIds, useSelection } from './selection/selection';
import { useStoredFlag } from './stored-flag';

// What is selected is looked at after the canvas: its forms come then.
const Panel = later(() => import('./panel/panel').then((module) => module.Panel));

// The canvas is drawn in the browser only: its places depend on the window.
const Canvas = later(() => import('./canvas/canvas').then((module) => module.Canvas));

/** The home of a project: canvas, outline, panel and problems of its design. A DesignSlotsProvider around it says what other features show in it. */
export function DesignPage() {
  return (
    <DocumentGate>
      <SelectionProvider>
        <DesignKeys />
        <Design />
        <Announcements />
      </SelectionProvider>
    </DocumentGate>
  );
}

function Design() {
  return useIsNarrow() ? <NarrowDesign /> : <WideDesign />;
}

function WideDesign() {
  const outline = useStoredFlag('chalice-studio:outline', true);
  const size = usePanelSize('designer-panel', { initial: 400, min: 320, max: 720 });
  const selection = useSelection();
  const isOpen = useSelectedIds().length > 0;
  return (
    <div className="flex min-h-0 flex-1">
      {outline.value && (
        <aside aria-label="Outline" className="w-65 shrink-0 border-line border-r">
          <Outline onCollapse={() => outline.set(false)} />
        </aside>
      )}
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="relative min-h-0 flex-1">
          <Canvas />
          <LastChange />
          {!outline.value && (
            <IconButton
              label="Show the outline"
              variant="secondary"
              className="absolute top-3 left-28 z-10"
              onClick={() => outline.set(true)}
            >
              <PanelLeftOpen />
            </IconButton>
          )}
          {!isOpen && (
            <IconButton
              label="App settings"
              variant="secondary"
              className="absolute top-3 right-3 z-10"
              onClick={() => selection.select([APP_ID])}
            >
              <Settings2 />
            </IconButton>
          )}
        </div>
        <PermissionsDrawer />
        <ProblemsDrawer />
      </div>
      {isOpen && (
        <aside
          aria-label="Selected construct"
          className="relative flex shrink-0 flex-col border-line border-l bg-surface"
          style={{ width: size.value }}
        >
          <ResizeHandle size={size} edge="left" label="Side panel" />
          <Panel onClose={() => selection.select([])} />
        </aside>
      )}
    </div>
  );
}

/** On a narrow screen the outline is the main view, and the panel lies over it. */
function NarrowDesign() {
  const [view, setView] = useState<'outline' | 'canvas'>('outline');
  const selection = useSelection();
  const isOpen = useSelectedIds().length > 0;
  const close = () => selection.select([]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center justify-between border-line border-b bg-surface px-2 py-1.5">
        <SegmentedControl
          aria-label="View"
          value={view}
          onChange={setView}
          options={[
            { value: 'outline', label: 'Outline' },
            { value: 'canvas', label: 'Canvas' },
          ]}
        />
        <span className="flex items-center gap-1">
          {view === 'outline' && <AddButton />}
          <IconButton label="App settings" onClick={() => selection.select([APP_ID])}>
            <Settings2 />
          </IconButton>
        </span>
      </div>
      <div className="relative min-h-0 flex-1">
        {view === 'outline' ? <Outline /> : <Canvas />}
        <LastChange />
      </div>
      <PermissionsDrawer />
      <ProblemsDrawer />
      <Dialog open={isOpen} onOpenChange={(open) => !open && close()}>
        <DialogContent title="Selected" placement="right" isBare>
          <Panel onClose={close} />
        </DialogContent>
      </Dialog>
    </div>
  );
}
