'use client';

import type { ConnectionSetup } from '@chalice-studio/control-plane/contract';
import { Download, ExternalLink } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';

/** How the connection's stack is deployed, by a shell or by the console. */
export function StackCommands({ setup, region }: { setup: ConnectionSetup; region: string }) {
  const { template, commands, stackName, quickCreateUrl } = setup;
  return (
    <Tabs defaultValue="shell" className="rounded-lg border bg-surface">
      <TabList>
        <Tab value="shell">Command line</Tab>
        <Tab value="console">AWS console</Tab>
      </TabList>
      <TabPanel value="shell" className="space-y-3 p-4 text-fg-muted text-sm">
        <p className="flex flex-wrap items-center gap-2">
          Download the template, then run this where you are signed in to the account:
          <TemplateDownload template={template} />
        </p>
        <CodeBlock code={commands.deploy} label="Copy the command" className="[&_pre]:whitespace-pre-wrap" />
      </TabPanel>
      <TabPanel value="console" className="space-y-3 p-4 text-fg-muted text-sm">
        {quickCreateUrl !== null && (
          <Button variant="primary" asChild>
            <a href={quickCreateUrl} target="_blank" rel="noreferrer">
              Open the stack in the console
              <ExternalLink aria-hidden />
            </a>
          </Button>
        )}
        <ol className="list-decimal space-y-1 pl-5">
          {quickCreateUrl === null && (
            <>
              <li>
                <span className="inline-flex flex-wrap items-center gap-2">
                  Download it: <TemplateDownload template={template} />
                </span>
              </li>
              <li>
                In CloudFormation, in <span className="font-mono text-xs">{region}</span>: Create stack, upload the
                template, name it <span className="font-mono text-xs">{stackName}</span>.
              </li>
            </>
          )}
          <li>Acknowledge that it creates IAM resources, create it, and wait for CREATE_COMPLETE.</li>
          <li>Its tab Outputs has what is asked for below: copy the whole table.</li>
        </ol>
      </TabPanel>
    </Tabs>
  );
}

function TemplateDownload({ template }: { template: ConnectionSetup['template'] }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([template.body], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = template.fileName;
    link.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button size="sm" onClick={save}>
      <Download aria-hidden />
      {template.fileName}
    </Button>
  );
}
