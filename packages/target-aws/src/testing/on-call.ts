import { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/**
 * Has something happen in this process with each call of a command (`CreateChangeSetCommand`): when it is about to be sent,
 * or after CloudFormation has answered and before anybody learns of it, where a power cut hurts most.
 */
export function onCall(commandName: string, when: 'sent' | 'answered', happen: () => void): void {
  const { send } = CloudFormationClient.prototype;
  const patched = async function (this: CloudFormationClient, ...call: Parameters<typeof send>) {
    const isMeant = call[0].constructor.name === commandName;
    if (isMeant && when === 'sent') happen();
    const answer = await Reflect.apply(send, this, call);
    if (isMeant && when === 'answered') happen();
    return answer;
  };
  Object.assign(CloudFormationClient.prototype, { send: patched });
}
