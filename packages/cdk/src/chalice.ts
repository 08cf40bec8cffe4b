import path from 'node:path';
import { Annotations, type CfnResource, Stage } from 'aws-cdk-lib';
import { CfnRole, type IRole, Role } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, type IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { ChaliceError } from './chalice-error';
import { type PackagedApp, packageApp } from './packaged-app';
import type { ChaliceStageConfig } from './stage-config';

export type ChaliceProps = {
  /** The project's folder: with `app.ts`, `chalicelib/` and `.chalice/`, its packages installed. */
  sourceDir: string;
  /** Settings of the stage, in config.json's own keys; they win over those of a stage of this name in config.json. */
  stageConfig?: ChaliceStageConfig;
  /**
   * Whether resources keep the logical ids of the template. A construct that others use more than once in a stack must
   * say `false`. Methods of this class take the original ids either way.
   * @default true
   */
  preserveLogicalIds?: boolean;
};

/**
 * A Chalice app as a part of a CDK app: its functions, roles and APIs join the stack, and its code is an asset. The
 * project is packaged when the construct is made, by a process of its own.
 *
 * @throws ChaliceError when the project cannot be packaged; it says what to mend.
 * @example
 * const orders = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
 * const chalice = new Chalice(stack, 'Chalice', {
 *   sourceDir: 'orders',
 *   stageConfig: { environment_variables: { ORDERS_TABLE: orders.tableName } },
 * });
 * orders.grantReadWriteData(chalice.getRole('DefaultRole'));
 */
export class Chalice extends Construct {
  /** The project's absolute path. */
  readonly sourceDir: string;
  /** The stage's name: the path of the scope, which is the stack's name for one that stands alone. */
  readonly stageName: string;
  readonly stageConfig: ChaliceStageConfig | undefined;
  /** The app's template in this stack, for whatever has no method here. */
  readonly template: CfnInclude;
  readonly #functionRoles: PackagedApp['roles'];
  readonly #roles = new Map<string, IRole>();
  readonly #functions = new Map<string, IFunction>();

  constructor(scope: Construct, id: string, props: ChaliceProps) {
    super(scope, id);
    this.sourceDir = path.resolve(props.sourceDir);
    this.stageName = scope.node.path;
    this.stageConfig = props.stageConfig;
    const packaged = packageApp({
      sourceDir: this.sourceDir,
      stageName: this.stageName,
      stageConfig: props.stageConfig ?? {},
      out: path.join(outputOf(this), `chalice.${this.node.addr}`),
    });
    const asset = new Asset(this, 'ChaliceAppCode', { path: packaged.artifactFile });
    this.template = new CfnInclude(this, 'ChaliceApp', {
      templateFile: packaged.templateFile,
      preserveLogicalIds: props.preserveLogicalIds ?? true,
      parameters: { ArtifactBucket: asset.s3BucketName, ArtifactKey: asset.s3ObjectKey },
    });
    this.#functionRoles = packaged.roles;
    packaged.warnings.forEach((text, index) => {
      Annotations.of(this).addWarningV2(`@chalice-studio/cdk:${index}`, text);
    });
  }

  /** A resource of the app by its logical id, such as `RestAPI`; what is changed of it is changed in the stack. */
  getResource(logicalId: string): CfnResource {
    return this.template.getResource(logicalId);
  }

  /** A role of the app by its logical id, such as `DefaultRole`, to grant it more. */
  getRole(logicalId: string): IRole {
    return kept(this.#roles, logicalId, () => {
      const role = this.getResource(logicalId);
      if (!(role instanceof CfnRole)) throw new ChaliceError(`${logicalId} is ${role.cfnResourceType}, not a role.`);
      return Role.fromRoleArn(this, logicalId, role.attrArn);
    });
  }

  /** A function of the app by its logical id, such as `APIHandler`. What it is granted, its role is granted. */
  getFunction(logicalId: string): IFunction {
    return kept(this.#functions, logicalId, () => {
      const { attrArn: functionArn } = this.#cfnFunction(logicalId);
      const role = this.#roleOf(logicalId);
      const known = { functionArn, sameEnvironment: true };
      return LambdaFunction.fromFunctionAttributes(this, logicalId, role === undefined ? known : { ...known, role });
    });
  }

  /** Adds a variable to one function, by its logical id. */
  addEnvironmentVariable(key: string, value: string, functionName: string): void {
    this.#cfnFunction(functionName).addPropertyOverride(`Environment.Variables.${key}`, value);
  }

  #cfnFunction(logicalId: string): CfnFunction {
    const found = this.getResource(logicalId);
    if (found instanceof CfnFunction) return found;
    throw new ChaliceError(`${logicalId} is ${found.cfnResourceType}, not a function.`);
  }

  #roleOf(functionLogicalId: string): IRole | undefined {
    const role = this.#functionRoles[functionLogicalId];
    if (role === undefined) return undefined;
    if ('logicalId' in role) return this.getRole(role.logicalId);
    // A role that was there before the app is never changed.
    return Role.fromRoleArn(this, `${functionLogicalId}Role`, role.arn, { mutable: false });
  }
}

/** Where the CDK app keeps what it synthesizes. */
function outputOf(construct: Construct): string {
  const stage = Stage.of(construct);
  if (stage === undefined) throw new ChaliceError('Make the construct in a stack of a CDK app.');
  return stage.assetOutdir;
}

function kept<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  values.set(key, made);
  return made;
}
