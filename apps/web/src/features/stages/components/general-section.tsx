'use client';

import type { StageConfig } from '@chalice-studio/appspec';
import { SettingsSection } from '@/components/settings-section';
import { CommittedInput } from '@/components/ui/committed-input';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { messagesAt } from '../field-edits';
import type { StageEditor } from '../hooks';

const nodeVersions: { value: StageConfig['nodeVersion']; label: string }[] = [
  { value: '24', label: 'Node.js 24' },
  { value: '22', label: 'Node.js 22' },
  { value: '20', label: 'Node.js 20' },
];

export function GeneralSection({ editor: { stage, set, problems } }: { editor: StageEditor }) {
  return (
    <SettingsSection title="General" description="What holds for the stage as a whole.">
      <Field
        label="Node.js version"
        help="The Lambda runtime. A local stage uses it where this machine has it."
        error={messagesAt(problems, ['nodeVersion'])}
      >
        {(ids) => (
          <Select
            {...ids}
            className="w-48"
            value={stage.config.nodeVersion}
            options={nodeVersions}
            onChange={(value) => set({ path: ['nodeVersion'], value })}
          />
        )}
      </Field>
      <Field
        label="API Gateway stage"
        help="The first part of the REST API’s path: https://…/api/orders."
        error={messagesAt(problems, ['apiGatewayStage'])}
      >
        {(ids) => (
          <CommittedInput
            {...ids}
            isMono
            className="w-48"
            value={stage.config.apiGatewayStage}
            onCommit={(value) => set({ path: ['apiGatewayStage'], value: value.trim() })}
          />
        )}
      </Field>
      <Field
        layout="row"
        label="Production"
        help="Marks the stage on every page with stripes and a word, so that nobody takes it for another."
        className="max-w-xl"
      >
        {(ids) => (
          <Switch
            {...ids}
            checked={stage.config.isProduction}
            onChange={(value) => set({ path: ['isProduction'], value })}
          />
        )}
      </Field>
    </SettingsSection>
  );
}
