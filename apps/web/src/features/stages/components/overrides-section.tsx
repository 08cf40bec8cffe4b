'use client';

import { ChevronRight, Plus, X } from 'lucide-react';
import { useState } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { SettingsSection } from '@/components/settings-section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { IconButton } from '@/components/ui/icon-button';
import { cn } from '@/lib/class-names';
import type { StageEditor } from '../hooks';
import { countOverrides, messagesAt } from '../model/field-edits';
import { functionWords } from '../model/field-values';
import { SettingsForm, VariablesForm } from './fields/settings-form';

/** Functions that differ from the rest. */
export function OverridesSection({ editor }: { editor: StageEditor }) {
  const { stage, set, functionNames } = editor;
  const [added, setAdded] = useState<readonly string[]>([]);
  const [open, setOpen] = useState<string>();
  const names = [...new Set([...Object.keys(stage.config.functions), ...added])].sort();
  const others = functionNames.filter((name) => !names.includes(name));
  const add = (name: string) => {
    setAdded([...added, name]);
    setOpen(name);
  };
  const remove = (name: string) => {
    setAdded(added.filter((each) => each !== name));
    if (stage.config.functions[name] !== undefined)
      set(`Settings of ${name} in ${stage.name}`, { path: ['functions', name] });
  };
  return (
    <SettingsSection
      title="Per function"
      description="What one function has otherwise than the rest. Variables and tags are merged, everything else replaces."
      className="last:border-b"
    >
      {names.length > 0 && (
        <ul
          aria-label="Functions with settings of their own"
          className="divide-y divide-line rounded-md border bg-surface"
        >
          {names.map((name) => (
            <FunctionItem
              key={name}
              editor={editor}
              name={name}
              isOpen={open === name}
              onToggle={() => setOpen(open === name ? undefined : name)}
              onRemove={() => remove(name)}
            />
          ))}
        </ul>
      )}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button disabled={others.length === 0}>
            <Plus aria-hidden />
            Set a function apart
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-h-72 overflow-auto">
          {others.map((name) => (
            <DropdownMenuItem key={name} onSelect={() => add(name)} className="font-mono text-xs">
              <ConstructIcon kind="lambda-function" />
              {functionWords(name)}
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {functionNames.length === 0 && (
        <p className="text-fg-subtle text-xs">The app has no functions yet. Draw a route or an event on the canvas.</p>
      )}
    </SettingsSection>
  );
}

type FunctionItemProps = {
  editor: StageEditor;
  name: string;
  isOpen: boolean;
  onToggle: () => void;
  onRemove: () => void;
};

function FunctionItem({ editor, name, isOpen, onToggle, onRemove }: FunctionItemProps) {
  const { stage, problems } = editor;
  const problem = messagesAt(problems, ['functions', name]);
  const isUnknown = problems.some(({ path }) => path.length === 2 && path[0] === 'functions' && path[1] === name);
  return (
    <li>
      <div className="flex h-9 items-center gap-2 px-2">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="flex min-w-0 flex-1 items-center gap-2 rounded-sm text-left"
        >
          <ChevronRight
            aria-hidden
            className={cn('size-4 shrink-0 text-fg-subtle transition-transform', isOpen && 'rotate-90')}
          />
          <ConstructIcon kind="lambda-function" />
          <span className="truncate font-mono text-xs">{functionWords(name)}</span>
          <Badge>{countOverrides(stage.config.functions[name])}</Badge>
          {problem !== undefined && <Badge tone="warning">Check</Badge>}
        </button>
        <IconButton label={`Remove the settings of ${name}`} size="sm" onClick={onRemove}>
          <X />
        </IconButton>
      </div>
      {isOpen && (
        <div className="space-y-6 border-t px-3 py-4">
          {isUnknown && (
            <p className="text-warning-text text-xs">The app has no function {name}: these settings do nothing.</p>
          )}
          <VariablesForm editor={editor} functionName={name} />
          <SettingsForm editor={editor} scope="function" functionName={name} />
        </div>
      )}
    </li>
  );
}
