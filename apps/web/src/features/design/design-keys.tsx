'use client';

import { entityLabel, listEntities } from '@chalice-studio/appspec';
import { useEffect, useMemo } from 'react';
import { useDesignSpec } from '@/components/document/use-design-spec';
import { type Command, useCommands } from '@/lib/commands';
import { useDesignActions } from './actions/use-design-actions';
import { commandOf } from './canvas/canvas-keys';
import { FaceIcon } from './canvas/face-icon';
import { faceLabels, faceOf } from './graph/construct-words';
import { focusCard } from './problems/show-field';
import { useSelection } from './selection/selection';

/** Undo and redo wherever on the page one is, except where one types, and every construct in ⌘K. */
export function DesignKeys() {
  const actions = useDesignActions();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? undefined : commandOf(event);
      if (command !== 'undo' && command !== 'redo') return;
      event.preventDefault();
      actions[command]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [actions]);
  useConstructCommands();
  return null;
}

function useConstructCommands(): void {
  const spec = useDesignSpec();
  const selection = useSelection();
  const commands = useMemo(
    () =>
      listEntities(spec).flatMap((entity): Command[] => {
        if (entity.kind === 'use') return [];
        const face = faceOf(entity);
        return [
          {
            id: `construct:${entity.id}`,
            title: entityLabel(spec, entity.id),
            group: 'Constructs',
            hint: faceLabels[face],
            icon: <FaceIcon face={face} variant="plain" />,
            run: () => {
              selection.select([entity.id]);
              focusCard(entity.id);
            },
          },
        ];
      }),
    [spec, selection],
  );
  useCommands(commands);
}
