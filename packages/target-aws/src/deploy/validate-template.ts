import type { Problem } from '@chalice-studio/appspec';

/** Made once a process, and not before it is needed: a studio that deploys nothing to AWS has 100 MB more without it. */
let validating: ReturnType<typeof loadEngine> | undefined;

async function loadEngine() {
  const { CelEngine, TemplateFile } = await import('@aws/cloudformation-validate');
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
  const engine = new CelEngine();
  return (body: string) => engine.validateStandard(new TemplateText(body)).diagnostics;
}

/** E3660 takes a RestApi's Body for absent when something deep in it is an intrinsic function; ours always has one. */
const mistakenRules: ReadonlySet<string> = new Set(['E3660']);

/** AWS's own offline validation; what would fail is an error at the construct that caused it. */
export async function validateTemplate(body: string, origins: Readonly<Record<string, string>>): Promise<Problem[]> {
  validating ??= loadEngine();
  const diagnose = await validating;
  return diagnose(body).flatMap((finding): Problem[] => {
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
