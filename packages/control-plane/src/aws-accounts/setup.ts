import type { ConnectionSetup } from './schema';

type Connection = { id: string; region: string; externalId: string };

/** One stack a connection: an account can be connected in several regions, and by several teams. */
export const connectionStackName = ({ id }: Pick<Connection, 'id'>): string => `chalice-studio-${id.slice(0, 8)}`;

/** What the account's owner does to let the studio in, as lines for a shell. */
export function connectionSetup(
  connection: Connection,
  { studioArn, template, templateUrl }: { studioArn: string; template: string; templateUrl: string | undefined },
): ConnectionSetup {
  const { region, externalId } = connection;
  const stackName = connectionStackName(connection);
  const fileName = `${stackName}.json`;
  const stack = `--stack-name ${stackName} --region ${region}`;
  return {
    ...{ externalId, studioArn, stackName },
    template: { fileName, body: template },
    commands: {
      deploy: `aws cloudformation deploy ${stack} --template-file ${fileName} --capabilities CAPABILITY_IAM`,
      outputs: `aws cloudformation describe-stacks ${stack} --query "Stacks[0].Outputs" --output json`,
      remove: `aws cloudformation delete-stack ${stack}`,
    },
    quickCreateUrl: templateUrl === undefined ? null : quickCreateUrl({ region, stackName, templateUrl }),
  };
}

function quickCreateUrl(stack: { region: string; stackName: string; templateUrl: string }): string {
  const { region, stackName, templateUrl } = stack;
  const query = new URLSearchParams({ templateURL: templateUrl, stackName });
  const host = region.startsWith('cn-') ? 'console.amazonaws.cn' : `${region}.console.aws.amazon.com`;
  return `https://${host}/cloudformation/home?region=${region}#/stacks/quickcreate?${query}`;
}
