'use client';

import { APP_ID, type AppSpec } from '@chalice-studio/appspec';
import { Package } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { useProjectHref } from '@/lib/url-state';
import { CodeFirstNotice } from './code-first-notice';
import { SelectField, SwitchField } from './fields/choice-fields';
import { CorsField } from './fields/cors-field';
import { EntityScope } from './fields/entity-scope';
import { JsonField } from './fields/json-field';
import { ListField } from './fields/list-field';
import { NumberField } from './fields/number-field';
import { MoreOptions, Section } from './fields/section';
import { TemplateField } from './fields/template-field';
import { TextField } from './fields/text-field';
import { UsagePlanField } from './fields/usage-plan-field';
import { CorsPreview } from './previews/cors-preview';

const endpointTypes = [
  { value: 'EDGE', label: 'EDGE', description: 'Through CloudFront, near the caller' },
  { value: 'REGIONAL', label: 'REGIONAL', description: 'In the stage’s own region' },
  { value: 'PRIVATE', label: 'PRIVATE', description: 'Only from within VPCs' },
];

/** The app itself: what the panel shows when nothing is selected. */
export function AppForm() {
  const api = useSpec(useCallback((spec: AppSpec) => spec.api, []));
  return (
    <EntityScope id={APP_ID}>
      <CodeFirstNotice />
      <TextField
        path={['name']}
        label="App name"
        isMono
        help="Lambda functions and resources are named after it. Changing it makes new ones at the next deployment."
      />
      <TextField path={['description']} label="Description" isMultiline placeholder="What the app is for" />
      <Section title="REST API">
        <CorsField
          path={['api', 'cors']}
          defaultLabel="Off (default)"
          help="For every route that does not say otherwise."
        />
        <CorsPreview cors={api.cors} methods={['GET', '…']} />
        <SelectField
          path={['api', 'endpointType']}
          label="Endpoint type"
          defaultLabel="EDGE (default)"
          options={endpointTypes}
        />
        {api.endpointType === 'PRIVATE' && (
          <ListField
            path={['api', 'endpointVpce']}
            label="VPC endpoints"
            placeholder="vpce-0123456789abcdef0"
            help="One a line."
          />
        )}
        <MoreOptions label="More of the API">
          <ListField
            path={['api', 'binaryTypes']}
            label="Binary types"
            placeholder="image/*"
            help="Content types that are passed as bytes, one a line; without any, the 16 of Chalice. API Gateway takes 25."
          />
          <NumberField
            path={['api', 'minimumCompressionSize']}
            label="Compress answers from"
            unit="bytes"
            placeholder="never (default)"
            help="0 to 10,485,760."
          />
          <JsonField
            path={['api', 'policy']}
            label="Resource policy"
            addLabel="Add a policy"
            example={examplePolicy}
            help="IAM’s policy language: who may call the API at all."
          />
          <UsagePlanField />
        </MoreOptions>
      </Section>
      <Section title="WebSocket API">
        <TextField
          path={['websocket', 'routeSelectionExpression']}
          label="Route selection expression"
          isMono
          unsetWhenEmpty
          placeholder="$request.body.action (default)"
          help="Which field of a message chooses its handler."
        />
      </Section>
      <Dependencies />
      <MoreOptions label="Debugging and CloudFormation">
        <SwitchField
          path={['debug']}
          label="Debug"
          isRequired
          help="Log from DEBUG up, and answer errors with their stack. Never in production."
        />
        <TemplateField
          path={['extraCloudFormation', 'template']}
          label="Extra CloudFormation"
          addLabel="Add CloudFormation"
          example={{ Resources: {} }}
          help="Merged deeply into the template, as Chalice’s --merge-template does; the plan names what it overrides. Each construct has a place for its own, too."
        />
      </MoreOptions>
    </EntityScope>
  );
}

function Dependencies() {
  const packages = useSpec(useCallback((spec: AppSpec) => spec.dependencies.packages, []));
  const router = useRouter();
  const href = useProjectHref();
  const names = Object.entries(packages);
  return (
    <Section title="Dependencies" help="npm packages that the code may import, locked to exact versions.">
      {names.length > 0 && (
        <ul className="space-y-1 font-mono text-xs">
          {names.map(([name, range]) => (
            <li key={name} className="flex justify-between gap-3">
              <span className="truncate text-fg" title={name}>
                {name}
              </span>
              <span className="shrink-0 text-fg-subtle">{range}</span>
            </li>
          ))}
        </ul>
      )}
      <Button size="sm" onClick={() => router.push(href('code', { view: 'dependencies' }))}>
        <Package aria-hidden /> Change dependencies
      </Button>
    </Section>
  );
}

const examplePolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
};
