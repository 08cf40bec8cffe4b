import { useId } from 'react';
import { Switch } from '@/components/ui/switch';
import { Tooltip } from '@/components/ui/tooltip';

/** Lines without CloudWatch's delay. Off at each visit: it costs for as long as somebody watches. */
export function LiveTailSwitch({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const id = useId();
  return (
    <Tooltip
      side="top"
      content="CloudWatch Live Tail: lines at once instead of some seconds later. AWS asks $0.01 a minute for each ten functions while this page is open; the first 1,800 minutes of a month are free."
    >
      <span className="flex shrink-0 items-center gap-1.5">
        <Switch id={id} checked={isOn} onChange={onChange} />
        <label htmlFor={id}>Live tail, {isOn ? 'costs $0.01 a minute' : '$0.01 a minute'}</label>
      </span>
    </Tooltip>
  );
}
