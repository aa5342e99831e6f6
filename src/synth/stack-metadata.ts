import type { TerraformStack } from 'cdktf';
import { METADATA } from '../model';
import type { Acknowledgement } from '../review';

/** What backups have to be good for, as it is written into cdk.tf.json: spans as ISO 8601 writes them. */
export interface StatedObjective {
  /** The construct path of the subtree whose clusters it is for. */
  readonly scope?: string;
  /** The construct paths of the clusters that it is for; CDKTF resolves the list when it synthesizes. */
  readonly scopes?: unknown;
  /** The construct path of the project whose clusters it is for. */
  readonly project?: string;
  readonly statedBy: string;
  readonly worstLoss?: string;
  readonly keepFor?: string;
  readonly storedIn?: readonly string[];
  readonly survivesClusterDeletion?: boolean;
  readonly survivesRegionLoss?: boolean;
}

/** What people say of a stack and Terraform ignores: it travels in the `"//"` of cdk.tf.json. */
export class StackMetadata {
  private readonly lists: {
    readonly acknowledgements: Acknowledgement[];
    readonly objectives: StatedObjective[];
  } = {
    acknowledgements: [],
    objectives: [],
  };

  /** Without a stack, what is to be said of every stack. */
  constructor(private readonly stack?: TerraformStack) {}

  add(name: 'acknowledgements', one: Acknowledgement): void;
  add(name: 'objectives', one: StatedObjective): void;
  add(name: 'acknowledgements' | 'objectives', one: Acknowledgement | StatedObjective): void {
    const list: (Acknowledgement | StatedObjective)[] = this.lists[name];
    // The list itself is what is written, so that later ones come along.
    if (list.length === 0) this.stack?.addOverride(`//.${METADATA}.${name}`, list);
    list.push(one);
  }

  addAll({ lists }: StackMetadata): void {
    for (const one of lists.acknowledgements) this.add('acknowledgements', one);
    for (const one of lists.objectives) this.add('objectives', one);
  }
}
