'use client';

import type { AppSpec } from '@chalice-studio/appspec';
import { Equal } from 'lucide-react';
import { useMemo } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { Tab, TabList, TabPanel, Tabs } from '@/components/ui/tabs';
import { useUrlState } from '@/lib/url-state';
import { CodeDifference } from './code-difference';
import { designDiff } from './design-diff';
import { DesignDifference } from './design-difference';
import { TemplateDifference } from './template-difference';

/** One state of the project; `revision` 0 is the empty one, before anything was made. */
export type Side = { revision: number; spec: AppSpec };

const views = ['design', 'code', 'template'] as const;

/** What differs between two states: in words, in code and in what CloudFormation gets. */
export function Difference({ projectId, from, to }: { projectId: string; from: Side; to: Side }) {
  const [inAddress, setView] = useUrlState('view');
  const design = useMemo(() => designDiff(from.spec, to.spec), [from.spec, to.spec]);
  const view = views.find((each) => each === inAddress) ?? (design.length === 0 ? 'code' : 'design');
  if (from.revision === to.revision) return <SameState revision={to.revision} />;
  return (
    <Tabs value={view} onValueChange={setView} className="flex flex-col">
      <TabList aria-label="What to compare" className="sticky top-0 z-10 bg-surface px-3">
        <Tab value="design">
          Design <span className="text-fg-subtle tabular-nums">{design.length}</span>
        </Tab>
        <Tab value="code">Code</Tab>
        <Tab value="template">Template</Tab>
      </TabList>
      <TabPanel value="design" className="p-4">
        <DesignDifference changes={design} />
      </TabPanel>
      <TabPanel value="code" className="p-4">
        <CodeDifference from={from.spec} to={to.spec} />
      </TabPanel>
      <TabPanel value="template" className="p-4">
        <TemplateDifference projectId={projectId} from={from} to={to} />
      </TabPanel>
    </Tabs>
  );
}

function SameState({ revision }: { revision: number }) {
  return (
    <EmptyState icon={<Equal />} title="Nothing differs">
      Both sides are revision {revision}. Choose another one on either side.
    </EmptyState>
  );
}
