import {
  type ConnectionProof,
  connectionTemplate,
  proveConnection,
  publishTemplate,
  studioIdentity,
} from '@chalice-studio/target-aws';
import type { AwsAccountConnection } from '../aws-accounts/queries';
import type { StudioIdentityRecord } from '../aws-accounts/schema';
import type { AwsSettings } from '../settings/settings';
import type { AwsAccessPool } from './aws-access-pool';
import { appErrorOf } from './target-failure';

/** The studio as a caller of AWS: who it is there, how an account lets it in, and whether one did. */
export class AwsStudio {
  readonly #pool: AwsAccessPool;
  readonly #settings: AwsSettings;

  constructor(pool: AwsAccessPool, settings: AwsSettings) {
    this.#pool = pool;
    this.#settings = settings;
  }

  /** Asked anew each time: an instance's role can change under a running studio. */
  async identity(): Promise<StudioIdentityRecord> {
    const endpoint = this.#settings.endpoint ?? null;
    try {
      const { arn, accountId } = await studioIdentity(this.#pool.studio());
      return { state: 'known', arn, accountId, isRoot: arn.endsWith(':root'), endpoint };
    } catch (error) {
      const failure = appErrorOf(error);
      if (failure instanceof Error) return { state: 'unknown', message: failure.message, endpoint };
      throw error;
    }
  }

  /** The template by which an account lets this studio in, by this external id alone. */
  async template(externalId: string): Promise<{ studioArn: string; body: string }> {
    try {
      const { arn: studioArn } = await studioIdentity(this.#pool.studio());
      return { studioArn, body: connectionTemplate({ studioArn, externalId }) };
    } catch (error) {
      throw appErrorOf(error);
    }
  }

  /** The address of a template in the template bucket, where the studio has one. */
  async publish(body: string): Promise<string | undefined> {
    const { templateBucket: bucket } = this.#settings;
    if (bucket === undefined) return undefined;
    try {
      return await publishTemplate(this.#pool.studio(), { bucket, body });
    } catch (error) {
      throw appErrorOf(error);
    }
  }

  prove(connection: AwsAccountConnection): Promise<ConnectionProof> {
    return proveConnection(this.#pool.studio(connection.region), connection);
  }
}
