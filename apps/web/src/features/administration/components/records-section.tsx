import { ScrollText, Timer } from 'lucide-react';
import Link from 'next/link';
import { SettingsSection } from '@/components/settings-section';
import { Button } from '@/components/ui/button';

/** What is on record of the studio as a whole, and how long anything is kept. */
export function RecordsSection() {
  return (
    <SettingsSection
      title="Records"
      description="Who signed in or failed to, what was done to accounts and to the studio; what is kept for how long, with the proof."
    >
      <div className="flex flex-wrap gap-2">
        <Button asChild>
          <Link href="/administration/audit">
            <ScrollText aria-hidden />
            Open the audit log
          </Link>
        </Button>
        <Button asChild>
          <Link href="/administration/retention">
            <Timer aria-hidden />
            What is kept
          </Link>
        </Button>
      </div>
    </SettingsSection>
  );
}
