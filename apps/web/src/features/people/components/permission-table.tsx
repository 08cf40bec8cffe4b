'use client';

import type { MemberRole } from '@chalice-studio/control-plane/contract';
import { areas, memberRoles, permissions } from '@chalice-studio/control-plane/permissions';
import { Check, Minus } from 'lucide-react';
import { Fragment } from 'react';
import { Table, TableBody, TableCell, TableHeader, TableHeading, TableRow } from '@/components/ui/table';
import { cn } from '@/lib/class-names';
import { roleLabel } from '@/lib/roles';

const rows = Object.entries(permissions);

/** The table that the studio asks, as it is. */
export function PermissionTable({ ownRole }: { ownRole: MemberRole }) {
  return (
    <details className="group mt-8 rounded-lg border bg-surface">
      <summary className="cursor-pointer select-none rounded-lg px-4 py-3 font-medium text-base text-fg marker:text-fg-subtle">
        What each role may do
        <span className="ml-2 font-normal text-fg-subtle text-sm">you are {ownRole} here</span>
      </summary>
      <section aria-label="Roles and permissions" className="overflow-x-auto border-t" tabIndex={-1}>
        <Table>
          <TableHeader>
            <TableRow>
              <TableHeading className="sticky left-0 bg-surface">
                <span className="sr-only">Permission</span>
              </TableHeading>
              {memberRoles.map((role) => (
                <TableHeading
                  key={role}
                  className={cn('text-center', role === ownRole && 'bg-accent-soft text-accent-text')}
                >
                  {roleLabel(role)}
                </TableHeading>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {areas.map((area) => (
              <Fragment key={area}>
                <TableRow>
                  <th
                    scope="colgroup"
                    colSpan={memberRoles.length + 1}
                    className="h-8 bg-canvas px-3 text-left font-medium text-fg-muted text-xs"
                  >
                    {area}
                  </th>
                </TableRow>
                {rows
                  .filter(([, permission]) => permission.area === area)
                  .map(([action, { words, roles }]) => (
                    <TableRow key={action}>
                      <th
                        scope="row"
                        className="sticky left-0 h-8 min-w-44 bg-surface px-3 py-1 text-left font-normal text-fg"
                      >
                        {words}
                      </th>
                      {memberRoles.map((role) => (
                        <TableCell
                          key={role}
                          className={cn('h-8 w-24 text-center', role === ownRole && 'bg-accent-soft')}
                        >
                          <Mark isAllowed={roles.includes(role)} />
                        </TableCell>
                      ))}
                    </TableRow>
                  ))}
              </Fragment>
            ))}
          </TableBody>
        </Table>
      </section>
    </details>
  );
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  return isAllowed ? (
    <>
      <Check aria-hidden className="mx-auto size-4 text-success-text" />
      <span className="sr-only">yes</span>
    </>
  ) : (
    <>
      <Minus aria-hidden className="mx-auto size-4 text-fg-subtle opacity-50" />
      <span className="sr-only">no</span>
    </>
  );
}
