import { stop } from 'esbuild';
import { CliError } from './cli-error';
import { packageCommand } from './package/package-command';

/** Put here by the build. */
declare const VERSION: string;

const usage = `usage: chalice package [options] --out FOLDER [PROJECT]

Packages a project as plain CloudFormation: FOLDER/template.json and FOLDER/deployment.zip.
PROJECT is the folder with app.ts and .chalice/; the current one if it is left out.

  --stage NAME            the stage of .chalice/config.json to package (dev)
  --out FOLDER            where to write; made if it is not there
  --stage-config FILE     settings of the stage, in config.json's keys, that win over config.json's
  --merge-template FILE   CloudFormation in JSON that is merged into the template; its values win
  --help, --version
`;

type ImportModule = (url: string) => Promise<unknown>;

/** The command with these arguments; answers the process's exit code. `importModule` is `import()`. */
export async function main(args: string[], importModule: ImportModule): Promise<number> {
  try {
    return await run(args, importModule);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    process.stderr.write(`${error.message}\n`);
    // A build that waits for an app that could not be loaded would keep its process alive for a second.
    void stop();
    return error.exitCode;
  }
}

async function run([command, ...args]: string[], importModule: ImportModule): Promise<number> {
  if (command === 'package') {
    process.stdout.write(await packageCommand(args, importModule));
    return 0;
  }
  if (command === '--version' || command === '-v') {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const isAsked = command === '--help' || command === '-h' || command === 'help';
  if (!isAsked)
    throw new CliError(`${command === undefined ? '' : `chalice has no command “${command}”.\n`}${usage}`, 2);
  process.stdout.write(usage);
  return 0;
}
