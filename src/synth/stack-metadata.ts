import type { TerraformStack } from 'cdktf';
import { METADATA } from '../model/metadata';
import type { Acknowledgement } from '../review';

/** A recovery objective, as cdk.tf.json contains it: durations in ISO 8601. */
export interface StatedObjective {
  /** The construct path of the subtree whose clusters it covers. */
  readonly scope?: string;
  /** The construct paths of the clusters that it covers; CDKTF resolves the list at synth. */
  readonly scopes?: unknown;
  /** The construct path of the project whose clusters it covers. */
  readonly project?: string;
  /** The construct paths of the clusters that it leaves out. */
  readonly exceptScopes?: readonly string[];
  /** The kinds of clusters that it leaves out. */
  readonly exceptKinds?: readonly string[];
  readonly statedBy: string;
  readonly worstLoss?: string;
  readonly keepFor?: string;
  readonly storedIn?: readonly string[];
  readonly survivesClusterDeletion?: boolean;
  readonly survivesRegionLoss?: boolean;
}

/** Acknowledgements and objectives of a stack, in the `"//"` of cdk.tf.json, which Terraform ignores. */
export class StackMetadata {
  private readonly lists: {
    readonly acknowledgements: Acknowledgement[];
    readonly objectives: StatedObjective[];
  } = {
    acknowledgements: [],
    objectives: [],
  };

  /** Without a stack, the metadata that every stack gets. */
  constructor(private readonly stack?: TerraformStack) {}

  add(name: 'acknowledgements', one: Acknowledgement): void;
  add(name: 'objectives', one: StatedObjective): void;
  add(name: 'acknowledgements' | 'objectives', one: Acknowledgement | StatedObjective): void {
    const list: (Acknowledgement | StatedObjective)[] = this.lists[name];
    // The override has this list itself, so that it also contains what is added later.
    if (list.length === 0) this.stack?.addOverride(`//.${METADATA}.${name}`, list);
    list.push(one);
  }

  addAll({ lists }: StackMetadata): void {
    for (const one of lists.acknowledgements) this.add('acknowledgements', one);
    for (const one of lists.objectives) this.add('objectives', one);
  }
}
