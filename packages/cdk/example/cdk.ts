// usage: npx cdk deploy --app 'npx tsx cdk.ts'
import path from 'node:path';
import { Chalice } from '@chalice-studio/cdk';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';

const app = new App();
const stack = new Stack(app, 'Orders');

const table = new Table(stack, 'OrdersTable', {
  partitionKey: { name: 'id', type: AttributeType.STRING },
  billingMode: BillingMode.PAY_PER_REQUEST,
  removalPolicy: RemovalPolicy.DESTROY,
});

const chalice = new Chalice(stack, 'Chalice', {
  sourceDir: path.join(import.meta.dirname, 'orders'),
  stageConfig: { environment_variables: { ORDERS_TABLE: table.tableName } },
});
table.grantReadWriteData(chalice.getRole('DefaultRole'));
