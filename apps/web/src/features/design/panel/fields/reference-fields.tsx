'use client';

import { type AppSpec, inOrder, type ResourceType } from '@chalice-studio/appspec';
import { newConstruct } from '@chalice-studio/codegen';
import { useCallback } from 'react';
import { ConstructIcon } from '@/components/construct-icon';
import { useOpenDocument } from '@/components/document/document-provider';
import { useEdit, useSpec } from '@/components/document/use-document';
import { Combobox, type ComboboxOption } from '@/components/ui/combobox';
import { useDesignActions } from '../../actions/use-design-actions';
import { newResource } from '../../graph/catalogue';
import { BoundField, type BoundProps } from './bound-field';
import { withoutUndefined } from './choice-fields';
import { useEntityId } from './entity-scope';

const resourcesOf = (spec: AppSpec) => spec.resources;
const blueprintsOf = (spec: AppSpec) => spec.blueprints;

/** A resource of a type; typing a new name makes one. */
export function ResourceField({
  type,
  isClearable,
  ...bound
}: BoundProps & { type: ResourceType; isClearable?: boolean }) {
  const resources = useSpec(resourcesOf);
  const { store } = useOpenDocument();
  const edit = useEdit();
  const id = useEntityId();
  const options = inOrder(Object.values(resources))
    .filter((resource) => resource.type === type && resource.id !== id)
    .map(
      (resource): ComboboxOption => ({
        value: resource.id,
        label: resource.name,
        icon: <ConstructIcon kind="resource" resourceType={type} />,
      }),
    );
  return (
    <BoundField {...bound}>
      {(ids, { value, set }) => (
        <Combobox
          {...withoutUndefined(ids)}
          value={typeof value === 'string' && resources[value] !== undefined ? value : undefined}
          onChange={(next) => (next === undefined && isClearable !== true ? undefined : set(next))}
          options={options}
          isClearable={isClearable === true}
          placeholder={isClearable === true ? 'None' : `Choose a ${type}…`}
          searchPlaceholder={`Find or name a new ${type}…`}
          empty={`No ${type} of that name.`}
          onCreate={(name) => {
            const made = newConstruct(store.getState().document.spec, {
              ...newResource(store.getState().document.spec, type),
              name,
            });
            edit([...made.edits, { type: 'set', id, path: [...bound.path], value: made.id }]);
          }}
        />
      )}
    </BoundField>
  );
}

/** The blueprint that a construct belongs to. */
export function BlueprintField() {
  const blueprints = useSpec(blueprintsOf);
  const actions = useDesignActions();
  const id = useEntityId();
  const options = inOrder(Object.values(blueprints)).map(
    (blueprint): ComboboxOption => ({
      value: blueprint.id,
      label: blueprint.name,
      icon: <ConstructIcon kind="blueprint" />,
    }),
  );
  if (options.length === 0) return null;
  return (
    <BoundField path={['blueprint']} label="Blueprint" help="The part of the app that it is registered on." isOptional>
      {(ids, { value }) => (
        <Combobox
          {...withoutUndefined(ids)}
          value={typeof value === 'string' ? value : undefined}
          onChange={(next) => actions.moveInto([id], next)}
          options={options}
          isClearable
          placeholder="The app itself"
        />
      )}
    </BoundField>
  );
}

/** The authorizer of a route. */
export function AuthorizerField() {
  const authorizers = useSpec(useCallback((spec: AppSpec) => spec.authorizers, []));
  const actions = useDesignActions();
  const id = useEntityId();
  const options = inOrder(Object.values(authorizers)).map(
    (authorizer): ComboboxOption => ({
      value: authorizer.id,
      label: authorizer.type === 'iam' ? 'IAM' : authorizer.name,
      description: authorizer.type,
      icon: <ConstructIcon kind="authorizer" />,
    }),
  );
  return (
    <BoundField
      path={['authorizer']}
      label="Authorizer"
      help="Decides who may call it. Without one anybody may."
      isOptional
    >
      {(ids, { value, set }) => {
        const current = typeof value === 'object' && value !== null && !Array.isArray(value) ? value.id : undefined;
        return (
          <Combobox
            {...withoutUndefined(ids)}
            value={typeof current === 'string' && authorizers[current] !== undefined ? current : undefined}
            onChange={(next) => (next === undefined ? set(undefined) : actions.connect(next, { id }))}
            options={options}
            isClearable
            placeholder="None: open to anybody"
            empty="No authorizer yet. Add one to the design first."
          />
        );
      }}
    </BoundField>
  );
}
