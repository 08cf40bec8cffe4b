'use client';

import { type Blueprint, inOrder } from '@chalice-studio/appspec';
import { Plus, Trash2 } from 'lucide-react';
import { useEdit } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useDesignActions } from '../../actions/use-design-actions';
import { REST_API_ID } from '../../graph/graph';
import { BoundField } from '../fields/bound-field';
import { TextField } from '../fields/text-field';

/** `app.registerBlueprint(blueprint, { namePrefix, urlPrefix })`, any number of times. */
export function BlueprintForm({ construct }: { construct: Blueprint }) {
  const actions = useDesignActions();
  const edit = useEdit();
  const mounts = inOrder(Object.entries(construct.mounts).map(([id, mount]) => ({ id, ...mount })));
  return (
    <>
      <TextField
        path={['name']}
        label="Name"
        isMono
        help="Its wiring is generated into chalicelib/blueprints/<name>.ts."
      />
      <BoundField path={['mounts']} label="Mounts" help="Each registers everything in it once, under its prefixes.">
        {() => (
          <ul className="space-y-2">
            {mounts.map((mount, index) => (
              <li key={mount.id} className="flex items-end gap-2 rounded-md border border-line p-2">
                <div className="grid flex-1 grid-cols-2 gap-2">
                  <TextField
                    path={['mounts', mount.id, 'urlPrefix']}
                    label="URL prefix"
                    isMono
                    unsetWhenEmpty
                    placeholder="/"
                  />
                  <TextField
                    path={['mounts', mount.id, 'namePrefix']}
                    label="Name prefix"
                    isMono
                    unsetWhenEmpty
                    placeholder="none"
                  />
                </div>
                <IconButton
                  label={`Remove mount ${index + 1}`}
                  onClick={() => edit([{ type: 'set', id: construct.id, path: ['mounts', mount.id] }])}
                >
                  <Trash2 />
                </IconButton>
              </li>
            ))}
            <li>
              <Button size="sm" onClick={() => actions.connect(REST_API_ID, { id: construct.id })}>
                <Plus aria-hidden /> Add a mount
              </Button>
            </li>
          </ul>
        )}
      </BoundField>
    </>
  );
}
