'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useMayEdit } from '@/components/document/use-may-edit';
import { Button } from '@/components/ui/button';
import { useDesignActions } from './actions/use-design-actions';
import { Palette, type PaletteRequest } from './canvas/palette';

/** Adds to the design where no canvas is shown. */
export function AddButton() {
  const actions = useDesignActions();
  const mayEdit = useMayEdit();
  const [request, setRequest] = useState<PaletteRequest>();
  if (!mayEdit) return null;
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-label="Add to the design"
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          setRequest({ x: box.left, y: box.bottom });
        }}
      >
        <Plus aria-hidden />
        Add
      </Button>
      <Palette
        request={request}
        onClose={() => setRequest(undefined)}
        onChoose={(entry) => {
          actions.add(entry);
          setRequest(undefined);
        }}
      />
    </>
  );
}
