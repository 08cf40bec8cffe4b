'use client';

import { APP_ID } from '@chalice-studio/appspec';
import { EntityScope, useEntityId } from './entity-scope';
import { MoreOptions } from './section';
import { TemplateField } from './template-field';

/** CloudFormation beside what a construct becomes: kept as it is, and merged over the resources that are made for it. */
export function ExtraCloudFormationField() {
  const id = useEntityId();
  return (
    <MoreOptions label="CloudFormation">
      <EntityScope id={APP_ID}>
        <TemplateField
          path={['extraCloudFormation', 'constructs', id]}
          label="Extra CloudFormation"
          addLabel="Add CloudFormation"
          example={{}}
          help="By logical id: what is merged deeply over the resources that this construct becomes, or resources beside them. The plan names what it overrides."
        />
      </EntityScope>
    </MoreOptions>
  );
}
