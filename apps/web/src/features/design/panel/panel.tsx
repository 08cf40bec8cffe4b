'use client';

import { APP_ID } from '@chalice-studio/appspec';
import { SlidersHorizontal, Trash2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEntity } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { IconButton } from '@/components/ui/icon-button';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { useUrlState } from '@/lib/url-state';
import { useDesignActions } from '../actions/use-design-actions';
import { useDesignSlots } from '../design-slots';
import { isNoteId } from '../graph/notes';
import { useSelectedIds } from '../selection/selection';
import { AppForm } from './app-form';
import { ConstructForm } from './constructs/registry';
import { EntityScope } from './fields/entity-scope';
import { leavePanel } from './leave-panel';
import { MultiPanel } from './multi-panel';
import { NoteForm } from './note-form';
import { PanelHeader } from './panel-header';
import { UseForm } from './use-form';

/** What is selected, whatever that is: a construct, a line, several of them, or the app. */
export function Panel({ onClose }: { onClose: () => void }) {
  const ids = useSelectedIds();
  const [only, ...others] = ids;
  const entity = useEntity(others.length === 0 ? only : undefined);
  if (others.length > 0)
    return (
      <Plain title={`${ids.length} selected`} onClose={onClose}>
        <MultiPanel ids={ids} />
      </Plain>
    );
  if (only !== undefined && isNoteId(only))
    return (
      <Plain title="Note" onClose={onClose}>
        <NoteForm key={only} id={only} />
      </Plain>
    );
  if (only !== APP_ID && entity === undefined) return <Gone onClose={onClose} />;
  if (entity === undefined)
    return (
      <Plain title="App settings" onClose={onClose}>
        <AppForm />
      </Plain>
    );
  if (entity.kind === 'use')
    return (
      <Plain title="Access" onClose={onClose}>
        <EntityScope id={entity.id}>
          <UseForm use={entity} />
        </EntityScope>
        <RemoveButton id={entity.id} label="Remove access" />
      </Plain>
    );
  return <ConstructPanel key={entity.id} construct={entity} onClose={onClose} />;
}

const tabs = ['config', 'code', 'logs', 'events', 'metrics'] as const;

function ConstructPanel({
  construct,
  onClose,
}: {
  construct: Parameters<typeof PanelHeader>[0]['construct'];
  onClose: () => void;
}) {
  const [inAddress, setTab] = useUrlState('panel');
  const slots = useDesignSlots();
  const hasCode = 'handler' in construct;
  const shown = tabs.filter(
    (tab) =>
      tab === 'config' || (tab === 'code' ? hasCode : slots[tab] !== undefined && (hasCode || tab === 'metrics')),
  );
  const tab = shown.find((each) => each === inAddress) ?? 'config';
  return (
    <Tabs
      value={tab}
      onValueChange={setTab}
      className="flex min-h-0 flex-1 flex-col"
      data-panel
      onKeyDown={(event) => leavePanel(event, construct.id)}
    >
      <PanelHeader construct={construct} onClose={onClose} />
      <TabList aria-label="Selected construct">
        {shown.map((each) => (
          <Tab key={each} value={each} {...(each === 'code' ? { 'data-tour': 'panel-code' } : {})}>
            {each.charAt(0).toUpperCase() + each.slice(1)}
          </Tab>
        ))}
      </TabList>
      <TabPanel value="config" className="min-h-0 flex-1 space-y-4 overflow-auto p-4" tabIndex={-1}>
        <EntityScope id={construct.id}>
          <ConstructForm construct={construct} />
        </EntityScope>
      </TabPanel>
      {hasCode && (
        <TabPanel value="code" className="flex min-h-0 flex-1 flex-col">
          {slots.code?.(construct.handler) ?? null}
        </TabPanel>
      )}
      {(['logs', 'events', 'metrics'] as const).map((each) => (
        <TabPanel key={each} value={each} className="flex min-h-0 flex-1 flex-col">
          {slots[each]?.(construct.id) ?? null}
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Plain({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col" data-panel>
      <header className="flex items-center gap-2 border-line border-b px-4 py-2">
        <h2 className="flex-1 font-medium text-fg text-sm">{title}</h2>
        <IconButton label="Close the panel" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 space-y-4 overflow-auto p-4">{children}</div>
    </div>
  );
}

/** Somebody else deleted it, or a link is old. */
function Gone({ onClose }: { onClose: () => void }) {
  return (
    <EmptyState
      icon={<SlidersHorizontal />}
      title="What was selected is gone"
      action={<Button onClick={onClose}>Close</Button>}
    >
      Somebody deleted it. Undo brings back what you deleted yourself; the history has the rest.
    </EmptyState>
  );
}

function RemoveButton({ id, label }: { id: string; label: string }) {
  const actions = useDesignActions();
  return (
    <Button variant="danger-quiet" onClick={() => actions.remove([id])}>
      <Trash2 aria-hidden /> {label}
    </Button>
  );
}
