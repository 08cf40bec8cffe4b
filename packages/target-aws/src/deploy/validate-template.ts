import { CelEngine, TemplateFile } from '@aws/cloudformation-validate';
import type { Problem } from '@chalice-studio/appspec';

class TemplateText extends TemplateFile {
  readonly #bytes: Uint8Array;

  constructor(text: string) {
    super('template.json');
    this.#bytes = Buffer.from(text);
  }

  override readBytes(): Uint8Array {
    return this.#bytes;
  }
}

/** Made once a process: it takes a while, and its memory is outside of the heap. */
let engine: InstanceType<typeof CelEngine> | undefined;

/** E3660 takes a RestApi's Body for absent when something deep in it is an intrinsic function; ours always has one. */
const mistakenRules: ReadonlySet<string> = new Set(['E3660']);

/** AWS's own offline validation; what would fail is an error at the construct that caused it. */
export function validateTemplate(body: string, origins: Readonly<Record<string, string>>): Problem[] {
  engine ??= new CelEngine();
  return engine.validateStandard(new TemplateText(body)).diagnostics.flatMap((finding): Problem[] => {
    const isError = finding.severity === 'ERROR' || finding.severity === 'FATAL';
    if (!isError || mistakenRules.has(finding.ruleId)) return [];
    const logicalId = finding.entity?.logicalId;
    const where = [logicalId, finding.propertyPath].filter((part) => part !== undefined).join(' ');
    return [
      {
        entityId: (logicalId === undefined ? undefined : origins[logicalId]) ?? 'app',
        path: [],
        code: `template-${finding.ruleId.toLowerCase()}`,
        severity: 'error',
        message: `${where === '' ? 'The template' : where}: ${finding.message}.`,
      },
    ];
  });
}
