'use client';

import { APP_ID, type AppSpec } from '@chalice-studio/appspec';
import { type HandlerKind, withStarterHandler } from '@chalice-studio/codegen';
import { FileCode } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { useOpenDocument } from '@/components/document/document-provider';
import { hasSameMembers } from '@/components/document/selector';
import { useEdit, useEntity, useProblemsOf, useSpec } from '@/components/document/use-document';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { useProjectHref } from '@/lib/url-state';
import { useEntityId, useIsOfCode } from './entity-scope';

/** The function that runs: a file of the project and its export. */
export function HandlerField({ kind }: { kind: HandlerKind }) {
  const id = useEntityId();
  const entity = useEntity(id);
  const { store } = useOpenDocument();
  const edit = useEdit();
  const isOfCode = useIsOfCode(['handler']);
  const router = useRouter();
  const href = useProjectHref();
  const problems = useProblemsOf(id).filter((problem) => problem.path[0] === 'handler');
  const handler = entity !== undefined && 'handler' in entity ? entity.handler : undefined;
  const choices = useSpec(
    useCallback((spec: AppSpec) => exportsOf(spec), []),
    hasSameMembers,
  );
  if (handler === undefined) return null;
  const value = `${handler.file}#${handler.export}`;
  const choose = (file: string, name: string) =>
    edit([{ type: 'set', id, path: ['handler'], value: { file, export: name } }]);

  const write = () => {
    const before = store.getState().document.spec.source[handler.file];
    const text = withStarterHandler(before, { ...entity, kind }, handler.export);
    edit([{ type: 'set', id: APP_ID, path: ['source', handler.file], value: text }]);
  };

  return (
    <div data-field="handler" className="rounded-md outline-offset-4 data-marked:outline-2 data-marked:outline-accent">
      <Field
        label="Handler"
        help="The exported function that runs, in a file of the project."
        {...(problems[0] === undefined ? {} : { error: problems[0].message })}
        action={
          <Button
            size="sm"
            variant="ghost"
            onClick={() => router.push(href('code', { file: handler.file, select: id }))}
          >
            <FileCode aria-hidden /> Open code
          </Button>
        }
      >
        {(ids) => (
          <Combobox
            id={ids.id}
            disabled={isOfCode}
            value={value}
            onChange={(next) => {
              const [file, name] = next?.split('#') ?? [];
              if (file !== undefined && name !== undefined) choose(file, name);
            }}
            options={choices.map((each) => ({
              value: `${each.file}#${each.name}`,
              label: each.name,
              group: each.file,
            }))}
            placeholder={`${handler.export} · ${handler.file}`}
            searchPlaceholder="Find or name a function…"
            empty="No function of that name."
            onCreate={(name) => /^[A-Za-z_$][\w$]*$/.test(name) && choose(handler.file, name)}
            className="font-mono text-xs"
          />
        )}
      </Field>
      {problems.length > 0 && !isOfCode && (
        <Button size="sm" className="mt-1" onClick={write}>
          Write {handler.export} into {handler.file}
        </Button>
      )}
    </div>
  );
}

type Exported = { file: string; name: string };
let known: Exported[] = [];

/** Functions that people's files export, by a cheap scan; the same list while nothing changed. */
function exportsOf(spec: AppSpec): Exported[] {
  const found = Object.entries(spec.source).flatMap(([file, text]) =>
    [...text.matchAll(/^export\s+(?:async\s+)?(?:function\*?|const)\s+([A-Za-z_$][\w$]*)/gm)].map((match) => ({
      file,
      name: match[1] ?? '',
    })),
  );
  const isKnown =
    found.length === known.length && found.every((each, index) => hasSameMembers(each, known[index] ?? {}));
  if (!isKnown) known = found;
  return known;
}
