/**
 * A part of a plan that grows with the estate, down to its single resources. It is parsed member by member, so that no
 * text has to hold all of it; whatever is not named here is parsed as one text.
 */
export interface Part {
  readonly members?: Readonly<Record<string, Part>>;
  /** The part that every other member is. */
  readonly others?: Part;
  readonly items?: Part;
  /** Nothing reads it: it is skipped, and null takes its place. */
  readonly isUnread?: true;
}

export const WHOLE: Part = {};
const UNREAD: Part = { isUnread: true };
const LIST: Part = { items: WHOLE };

const CONFIGURED: Part = {
  members: {
    resources: LIST,
    get module_calls() {
      return CALLS;
    },
  },
};
const CALLS: Part = { others: { members: { module: CONFIGURED } } };

const STATE: Part = {
  members: {
    resources: LIST,
    get child_modules() {
      return { items: STATE };
    },
  },
};

/** A plan, with the parts that no reader looks at left out. */
export const PLAN: Part = {
  members: {
    resource_changes: LIST,
    prior_state: { members: { values: { members: { root_module: STATE } } } },
    configuration: { members: { root_module: CONFIGURED } },
    planned_values: UNREAD,
    resource_drift: UNREAD,
    relevant_attributes: UNREAD,
    output_changes: UNREAD,
    checks: UNREAD,
  },
};
