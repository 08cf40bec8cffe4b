'use client';

import { ArrowRight } from 'lucide-react';
import { cn } from '@/lib/class-names';
import { Button } from './ui/button';
import { Field } from './ui/field';
import { Input } from './ui/input';

type CreateProjectRowProps = {
  name: string;
  onName: (name: string) => void;
  /** What is wrong with the name. */
  problem: string | undefined;
  canCreate: boolean;
  isBusy: boolean;
  className?: string;
};

/** The last line of a form that makes a project: its name, and the button that sends. */
export function CreateProjectRow({ name, onName, problem, canCreate, isBusy, className }: CreateProjectRowProps) {
  return (
    <div className={cn('flex items-start gap-3 max-md:flex-col', className)}>
      <Field
        label="Project name"
        error={problem}
        help="Part of the address and of the names on AWS. It can be changed later."
        className="w-full md:w-96"
      >
        {(ids) => (
          <Input
            {...ids}
            size="lg"
            isMono
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={(event) => onName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" className="md:mt-6" disabled={!canCreate} isBusy={isBusy}>
        Create project
        <ArrowRight aria-hidden />
      </Button>
    </div>
  );
}
