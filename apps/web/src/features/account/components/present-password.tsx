import type { Account } from '@chalice-studio/control-plane/contract';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';

type PresentPasswordProps = {
  account: Account;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
};

/** That it is the person, and not somebody at their open browser. Who has no password shows it by having just signed in. */
export function PresentPassword({ account, value, onChange, error }: PresentPasswordProps) {
  if (!account.hasPassword) {
    return (
      <p className="text-fg-muted text-xs">
        You have no password here: this works within 15 minutes of signing in. Sign out and in again if it was earlier.
      </p>
    );
  }
  return (
    <Field label="Present password" {...(error === undefined ? {} : { error })}>
      {(ids) => (
        <Input
          {...ids}
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
