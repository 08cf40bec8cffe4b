'use client';

import { Braces, FileUp, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { MiddleTruncate } from '@/components/ui/middle-truncate';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Textarea } from '@/components/ui/textarea';
import { prettyJson } from '../model/answer';
import { formatBytes } from '../model/bytes';
import { bodyOfFile, MAX_FILE_BYTES } from '../model/file-body';
import { type DraftBody, jsonMistake } from '../model/request-draft';

type BodyEditorProps = {
  body: DraftBody;
  onChange: (body: DraftBody) => void;
  /** A file says what it is; the request's Content-Type follows. */
  onFileType: (mediaType: string) => void;
  isJson: boolean;
  /** Bytes are what the route takes: offer a file first. */
  takesBytes: boolean;
};

export function BodyEditor({ body, onChange, onFileType, isJson, takesBytes }: BodyEditorProps) {
  const [mode, setMode] = useState<'text' | 'file'>(body.type === 'file' || takesBytes ? 'file' : 'text');
  return (
    <section aria-label="Body" className="space-y-1">
      <div className="flex h-7 items-center justify-between">
        <h3 className="font-medium text-xs">Body</h3>
        <SegmentedControl
          aria-label="Kind of body"
          value={mode}
          onChange={setMode}
          options={[
            { value: 'text', label: isJson ? 'JSON' : 'Text' },
            { value: 'file', label: 'File' },
          ]}
        />
      </div>
      {mode === 'text' ? (
        <TextBody text={body.type === 'text' ? body.text : ''} isJson={isJson} onChange={onChange} />
      ) : (
        <FileBody body={body} onChange={onChange} onFileType={onFileType} />
      )}
    </section>
  );
}

function TextBody({
  text,
  isJson,
  onChange,
}: {
  text: string;
  isJson: boolean;
  onChange: BodyEditorProps['onChange'];
}) {
  const mistake = isJson ? jsonMistake(text) : undefined;
  const pretty = prettyJson(text);
  return (
    <Field
      label={<span className="sr-only">Text of the body</span>}
      {...(mistake === undefined ? {} : { error: `Not JSON: ${mistake}` })}
      action={
        <Button
          size="sm"
          variant="ghost"
          disabled={pretty === undefined || pretty === text}
          onClick={() => pretty !== undefined && onChange({ type: 'text', text: pretty })}
        >
          <Braces />
          Format
        </Button>
      }
    >
      {(ids) => (
        <Textarea
          {...ids}
          isMono
          rows={6}
          value={text}
          onChange={(event) => onChange({ type: 'text', text: event.target.value })}
        />
      )}
    </Field>
  );
}

function FileBody({ body, onChange, onFileType }: Pick<BodyEditorProps, 'body' | 'onChange' | 'onFileType'>) {
  const picker = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string>();
  const take = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_FILE_BYTES) {
      setRefusal(`${file.name} has ${formatBytes(file.size)}; API Gateway takes at most 10 MB.`);
      return;
    }
    setRefusal(undefined);
    onChange(await bodyOfFile(file));
    if (file.type !== '') onFileType(file.type);
  };
  return (
    <div className="space-y-1">
      <input
        ref={picker}
        type="file"
        aria-label="File to send"
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file can be chosen again after it was changed on disk.
          event.target.value = '';
        }}
      />
      {body.type === 'file' ? (
        <div className="flex h-12 items-center gap-2 rounded-md border border-line px-3">
          <FileUp className="size-4 shrink-0 text-fg-subtle" aria-hidden />
          <MiddleTruncate text={body.name} className="min-w-0 flex-1" />
          <span className="shrink-0 text-fg-subtle text-xs">
            {body.mediaType || 'unknown type'} · {formatBytes(body.bytes)}
          </span>
          <IconButton label="Remove file" size="sm" onClick={() => onChange({ type: 'none' })}>
            <X />
          </IconButton>
        </div>
      ) : (
        <button
          type="button"
          onClick={() => picker.current?.click()}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault();
            void take(event.dataTransfer.files[0]);
          }}
          className="flex h-20 w-full flex-col items-center justify-center gap-1 rounded-md border border-line-strong border-dashed text-fg-muted hover:bg-hover"
        >
          <FileUp className="size-4" aria-hidden />
          Choose a file, or drop one here
        </button>
      )}
      {refusal !== undefined && (
        <p role="alert" className="text-danger-text text-xs">
          {refusal}
        </p>
      )}
    </div>
  );
}
