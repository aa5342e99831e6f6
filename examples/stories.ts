import type { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { ComplianceStack } from './compliance/stack';
import { DevelopmentStack, ProductionEnvironmentStack, StagingStack } from './environments/stack';
import { FlexStack } from './flex/stack';
import { LegacyAzureStack } from './legacy-azure/stack';
import { OnDemandStack } from './on-demand/stack';
import { ProductionStack } from './production/stack';
import { RawResourcesStack } from './raw-resources/stack';
import { RestoreStack } from './restore/stack';
import { ServerlessStack } from './serverless/stack';
import { SplitStack } from './split/stack';

/** A stack of the examples. */
export type Story = new (scope: Construct, id: string) => TerraformStack;

/** The good stories, by the names of their stacks. */
export const stories: Readonly<Record<string, Story>> = {
  production: ProductionStack,
  flex: FlexStack,
  serverless: ServerlessStack,
  'legacy-azure': LegacyAzureStack,
  'raw-resources': RawResourcesStack,
  restore: RestoreStack,
  'on-demand': OnDemandStack,
  compliance: ComplianceStack,
  development: DevelopmentStack,
  staging: StagingStack,
  'production-environment': ProductionEnvironmentStack,
  split: SplitStack,
};
