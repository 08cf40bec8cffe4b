'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { CommittedInput } from '@/components/ui/committed-input';
import { Field, type FieldIds } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { domainFields, tlsVersions } from '../../model/domain-fields';
import type { Value } from '../../model/field-edits';
import { PairsControl } from './pairs-control';

type DomainControlProps = {
  ids: FieldIds;
  own: Value | undefined;
  label: string;
  onChange: (value: Value | undefined) => void;
};

/** A custom domain: it needs a name and a certificate, and is saved once it has both. */
export function DomainControl({ ids, own, label, onChange }: DomainControlProps) {
  const [isAdding, setIsAdding] = useState(false);
  if (typeof own === 'object' && own !== null && !Array.isArray(own))
    return <DomainForm {...{ ids, own, label, onChange }} />;
  if (isAdding) {
    return (
      <NewDomain
        label={label}
        onCancel={() => setIsAdding(false)}
        onAdd={(domain) => {
          setIsAdding(false);
          onChange(domain);
        }}
      />
    );
  }
  return (
    <div>
      <Button
        id={ids.id}
        aria-label={`Add a ${label}`}
        aria-describedby={ids['aria-describedby']}
        onClick={() => setIsAdding(true)}
      >
        Add a domain
      </Button>
    </div>
  );
}

type DomainFormProps = Omit<DomainControlProps, 'own'> & { own: { [key: string]: Value } };

function DomainForm({ ids, own, label, onChange }: DomainFormProps) {
  const put = (key: string, value: Value | undefined) => {
    const { [key]: _, ...rest } = own;
    onChange(value === undefined || value === '' ? rest : { ...rest, [key]: value });
  };
  return (
    <fieldset aria-label={label} className="max-w-2xl space-y-3 rounded-md border bg-surface p-3">
      {domainFields.map(({ key, label: name, help, placeholder }) => (
        <Field key={key} label={name} help={help}>
          {(each) => (
            <CommittedInput
              {...each}
              isMono
              placeholder={placeholder}
              value={typeof own[key] === 'string' ? own[key] : ''}
              onCommit={(value) => {
                const text = value.trim();
                if (text !== '' || key === 'urlPrefix') put(key, text);
              }}
            />
          )}
        </Field>
      ))}
      <Field label="TLS version" help="The oldest that callers may speak. Default: TLS 1.2.">
        {({ id }) => (
          <Select
            id={id}
            className="w-40"
            value={own.tlsVersion === 'TLS_1_0' ? 'TLS_1_0' : 'TLS_1_2'}
            options={[...tlsVersions]}
            onChange={(value) => put('tlsVersion', value)}
          />
        )}
      </Field>
      <Field label="Tags" help="On the domain in API Gateway.">
        {(each) => (
          <PairsControl
            ids={each}
            own={own.tags}
            label={`Tags of ${label}`}
            noun="domain tag"
            onChange={(value) => put('tags', value)}
          />
        )}
      </Field>
      <Button id={ids.id} aria-label={`Remove the ${label}`} variant="danger-quiet" onClick={() => onChange(undefined)}>
        Remove the domain
      </Button>
    </fieldset>
  );
}

type NewDomainProps = { label: string; onAdd: (domain: Value) => void; onCancel: () => void };

/** Not a form of its own: it may stand within one. */
function NewDomain({ label, onAdd, onCancel }: NewDomainProps) {
  const [domainName, setDomainName] = useState('');
  const [certificateArn, setCertificateArn] = useState('');
  const isWhole = domainName.trim() !== '' && certificateArn.trim() !== '';
  return (
    <fieldset aria-label={`New ${label}`} className="max-w-2xl space-y-3 rounded-md border bg-surface p-3">
      <Field label={domainFields[0].label}>
        {(ids) => (
          <Input
            {...ids}
            isMono
            autoFocus
            placeholder={domainFields[0].placeholder}
            value={domainName}
            onChange={(event) => setDomainName(event.target.value)}
          />
        )}
      </Field>
      <Field label={domainFields[1].label} help={domainFields[1].help}>
        {(ids) => (
          <Input
            {...ids}
            isMono
            placeholder={domainFields[1].placeholder}
            value={certificateArn}
            onChange={(event) => setCertificateArn(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button
          variant="primary"
          disabled={!isWhole}
          onClick={() => onAdd({ domainName: domainName.trim(), certificateArn: certificateArn.trim() })}
        >
          Add the domain
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </fieldset>
  );
}
