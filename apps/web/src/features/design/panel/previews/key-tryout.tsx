'use client';

import { matchesKey, type S3Event } from '@chalice-studio/appspec';
import { CircleCheck, CircleSlash } from 'lucide-react';
import { useId, useState } from 'react';
import { Input } from '@/components/ui/input';
import { Preview } from './preview';

/** Which keys a prefix and suffix let through: two that come to mind, and one to try. */
export function KeyTryout({ prefix = '', suffix = '' }: Pick<S3Event, 'prefix' | 'suffix'>) {
  const id = useId();
  const [key, setKey] = useState('');
  const filter = { prefix, suffix };
  const examples = [
    `${prefix}2026/report${suffix}`,
    prefix === '' ? `report.other${suffix === '' ? '' : '.bak'}` : `other/report${suffix}`,
  ];
  return (
    <Preview label={prefix === '' && suffix === '' ? 'Every key of the bucket matches' : 'Which keys match'}>
      {(prefix !== '' || suffix !== '') && (
        <ul className="mb-2 space-y-0.5">
          {examples.map((example) => (
            <li key={example}>
              <Verdict filter={filter} objectKey={example} />
            </li>
          ))}
        </ul>
      )}
      <label htmlFor={id} className="sr-only">
        Key to try
      </label>
      <Input
        id={id}
        isMono
        autoComplete="off"
        placeholder="Try a key: uploads/2026/cat.png"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      />
      <p role="status" className="mt-1">
        {key !== '' && <Verdict filter={filter} objectKey={key} />}
      </p>
    </Preview>
  );
}

function Verdict({ filter, objectKey }: { filter: Pick<S3Event, 'prefix' | 'suffix'>; objectKey: string }) {
  const isMatch = matchesKey(filter, objectKey);
  const Icon = isMatch ? CircleCheck : CircleSlash;
  return (
    <span className="flex items-center gap-1.5">
      <Icon
        className={isMatch ? 'size-3.5 shrink-0 text-success-text' : 'size-3.5 shrink-0 text-fg-subtle'}
        aria-hidden
      />
      <span className="min-w-0 truncate font-mono text-fg" title={objectKey}>
        {objectKey}
      </span>
      <span className="shrink-0 text-fg-subtle">{isMatch ? 'matches' : 'does not'}</span>
    </span>
  );
}
