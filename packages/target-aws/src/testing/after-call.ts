import { CloudFormationClient } from '@aws-sdk/client-cloudformation';

/**
 * Has something happen in this process after CloudFormation has answered the first call of a command (`CreateChangeSetCommand`),
 * and before anybody learns of it: where a power cut hurts most.
 */
export function afterCall(commandName: string, happen: () => void): void {
  const { send } = CloudFormationClient.prototype;
  const patched = async function (this: CloudFormationClient, ...call: Parameters<typeof send>) {
    const answer = await Reflect.apply(send, this, call);
    if (call[0].constructor.name === commandName) happen();
    return answer;
  };
  Object.assign(CloudFormationClient.prototype, { send: patched });
}
