'use client';

import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { cn } from '@/lib/class-names';
import { minPasswordLength, ratePassword } from '@/lib/entrance';

type NewPasswordFieldProps = {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** The person's own: a name or an address is no password. */
  words: readonly string[];
  error?: string | undefined;
  size?: 'md' | 'lg';
  autoFocus?: boolean;
};

/**
 * A password to be chosen, with how hard it is to guess. The studio rates it with the dictionaries that it refuses weak
 * ones by, so that both say the same, and no page has to load them.
 */
export function NewPasswordField(props: NewPasswordFieldProps) {
  const { label = 'Password', value, onChange, words, error, size, autoFocus } = props;
  const settled = useSettled(value);
  const rating = useQuery({
    // Never kept: a password is in no cache.
    queryKey: ['password-rating', settled, ...words],
    queryFn: () =>
      ratePassword(
        settled,
        words.filter((each) => each !== ''),
      ),
    enabled: settled.length >= minPasswordLength,
    gcTime: 0,
    retry: false,
  });
  const rated = value.length >= minPasswordLength ? rating.data : undefined;
  const help = helpOf(value, rated);
  return (
    <Field label={label} help={help} {...(error === undefined ? {} : { error })}>
      {(ids) => (
        <>
          <Input
            {...ids}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            autoFocus={autoFocus}
            {...(size === undefined ? {} : { size })}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          <Meter score={value.length < minPasswordLength && value !== '' ? 0 : rated?.score} />
        </>
      )}
    </Field>
  );
}

type Rated = { score: number; isEnough: boolean; advice?: string | undefined } | undefined;

function helpOf(value: string, rated: Rated): string {
  if (value.length < minPasswordLength) return `At least ${minPasswordLength} characters. Four or more words are good.`;
  if (rated === undefined) return 'Looking how hard it is to guess.';
  return rated.isEnough ? (rated.score === 4 ? 'Very hard to guess.' : 'Hard to guess.') : (rated.advice ?? '');
}

const tones = ['bg-danger', 'bg-danger', 'bg-warning', 'bg-success', 'bg-success'];

/** Four bars; the words below them say the same. */
function Meter({ score }: { score: number | undefined }) {
  return (
    <span aria-hidden className="mt-1.5 grid grid-cols-4 gap-1">
      {[1, 2, 3, 4].map((bar) => (
        <span
          key={bar}
          className={cn(
            'h-1 rounded-full',
            score !== undefined && (score >= bar || bar === 1) ? tones[score] : 'bg-active',
          )}
        />
      ))}
    </span>
  );
}

/** What is typed, once the typing pauses. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  const deferred = useDeferredValue(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(deferred), 250);
    return () => clearTimeout(timer);
  }, [deferred]);
  return settled;
}
