import type { Stack, StackOperation } from '@chalice-studio/control-plane/contract';

export type WayOut = {
  title: string;
  /** What happened, and what the button does. */
  words: string;
  kind: Exclude<StackOperation['kind'], 'detect-drift'>;
  button: string;
  /** What takes down or leaves out something is asked about first. */
  isDangerous: boolean;
};

/** What can be done about a stack that is not well; undefined where it is, or nothing helps but a person at the account. */
export function wayOutOf(stack: Stack, keptCount: number): WayOut | undefined {
  switch (stack.state) {
    case 'failed-first-create':
      return {
        title: 'The first creation of the stack failed',
        words: 'CloudFormation lets nothing else be done with what it left than to remove it. Then deploy again.',
        ...{ kind: 'remove-failed', button: 'Remove what is left', isDangerous: false },
      };
    case 'failed-delete':
      return {
        title: 'The stack could not be deleted',
        words: 'Some of its resources could not be removed. Mend what the account says below, then remove the rest.',
        ...{ kind: 'remove-failed', button: 'Remove what is left', isDangerous: false },
      };
    case 'stuck-rollback':
      return {
        title: 'The way back from a failed update is stuck',
        words:
          'Some resources cannot go back to what they were. Leave them out, and the rest of the stack works again; the next deployment sets them right.',
        ...{ kind: 'continue-rollback', button: 'Continue the rollback…', isDangerous: true },
      };
    case 'absent':
      return stack.isDeployed || keptCount > 0 ? ofVanished(stack, keptCount) : undefined;
    default:
      return undefined;
  }
}

function ofVanished({ isDeployed }: Stack, keptCount: number): WayOut | undefined {
  if (keptCount === 0) return undefined;
  const count = keptCount === 1 ? 'One resource' : `${keptCount} resources`;
  return {
    title: isDeployed ? 'The stack is gone from the account' : 'The stage was destroyed; its data is still there',
    words: `${count} with data stayed behind. Take them back before you deploy again, or the next deployment makes empty ones.`,
    ...{ kind: 'adopt-kept', button: 'Take back what stayed', isDangerous: false },
  };
}

/** The account has to be looked at: there is no button for it. */
export function noteOf({ state, stackName, isDeployed }: Stack, keptCount: number): string | undefined {
  if (state === 'foreign')
    return `The account has a stack ${stackName} that is not this stage's. Rename the stage or remove that stack.`;
  if (state === 'absent' && isDeployed && keptCount === 0)
    return `The stack ${stackName} is gone from the account, and left nothing behind. Deploy again: all is made anew.`;
  return undefined;
}
