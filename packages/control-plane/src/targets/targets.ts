import type { Target } from '@chalice-studio/target';
import { type AwsAccess, type AwsConnection, createAwsTarget } from '@chalice-studio/target-aws';
import { getStageConnection } from '../aws-accounts/queries';
import type { RootDatabase } from '../database/prisma';
import type { SecretKeys } from '../secrets/secret-keys';
import { getTargetPlace, listDeployedFunctions } from '../stages/queries';
import type { AwsAccessPool } from './aws-access-pool';
import { maskedTarget } from './masked-target';
import type { Runner } from './runner';
import { sessionName } from './session-name';

type Use = {
  /** Who it is for: their name is in the name of the session at AWS. */
  by: string;
  /** Waits for the runner of local stages; without it a runner that is away is an error at once. */
  signal?: AbortSignal;
};

type AwsStage = {
  connection: AwsConnection;
  accessAs: (role: 'observe' | 'deploy', purpose: string) => AwsAccess;
};

type Options = { database: RootDatabase; runner: Runner; pool: AwsAccessPool; secretKeys: SecretKeys };

/** Where each stage runs. Who asks has been let in to the stage by the gate, or holds its deployment's claim. */
export class Targets {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  async of(stageId: string, use: Use): Promise<Target> {
    const aws = await this.#findAwsStage(stageId, use);
    const { database, runner, secretKeys } = this.#options;
    if (aws === undefined) return use.signal === undefined ? runner.target() : runner.whenReady(use.signal);
    const { connection, accessAs } = aws;
    const deployedFunctions = () => listDeployedFunctions(database, stageId);
    return maskedTarget(createAwsTarget({ connection, accessAs, deployedFunctions }), {
      database,
      secretKeys,
      stageId,
    });
  }

  /** In an account, which can be out of reach. */
  async isRemote(stageId: string): Promise<boolean> {
    return (await getTargetPlace(this.#options.database, stageId)).target.type === 'aws';
  }

  async #findAwsStage(stageId: string, { by }: Use): Promise<AwsStage | undefined> {
    const { database, pool } = this.#options;
    const { target, teamId } = await getTargetPlace(database, stageId);
    if (target.type === 'local') return undefined;
    const connection = await getStageConnection(database, { teamId, ...target });
    const accessAs: AwsStage['accessAs'] = (role, purpose) => pool.session(connection, role, sessionName(purpose, by));
    return { connection, accessAs };
  }
}
