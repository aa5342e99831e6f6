import { isDate } from '../model/date';
import { hasCheck, incompleteness } from '../rules/own-rule';
import { listed } from '../text/list';
import { suggestion } from '../text/nearest';
import { isVisible } from '../text/printable';
import { shown } from '../text/shown';
import type { Acknowledgement } from './acknowledgement';

/** The rules that options may name. */
export interface NamedRules {
  readonly ids: () => readonly string[];
  readonly currentId: (id: string) => string;
}

/**
 * Rejects options in code that are not understood. JavaScript can pass anything, and options that are read loosely would
 * hide findings.
 */
export class OptionsInCode {
  /** @param where what messages begin with, such as `AtlasChecks` */
  constructor(
    private readonly where: string,
    private readonly rules: NamedRules,
  ) {}

  /** @param example what to write */
  names(options: unknown, known: readonly string[], example: string): void {
    if (!isPlainObject(options))
      this.reject(`write the options as an object, such as ${example}, not ${shown(options)}`);
    for (const key of Object.keys(options))
      if (!known.includes(key)) this.reject(`there is no option "${key}"${suggestion(key, known)}`);
  }

  oneOf(name: string, value: unknown, words: readonly string[]): void {
    if (value !== undefined && !words.some((one) => one === value))
      this.reject(`${name} is ${shown(value)}: write ${choice(words)}`);
  }

  flag(name: string, value: unknown): void {
    if (value !== undefined && typeof value !== 'boolean')
      this.reject(`${name} is ${shown(value)}: write true or false`);
  }

  text(name: string, value: unknown): void {
    if (value !== undefined && typeof value !== 'string')
      this.reject(`${name} is ${shown(value)}: write a text`);
  }

  day(name: string, value: unknown): void {
    if (value !== undefined && (typeof value !== 'string' || !isDate(value)))
      this.reject(`${name} is ${shown(value)}: write a date as YYYY-MM-DD`);
  }

  severities(value: unknown): void {
    if (value === undefined) return;
    if (!isPlainObject(value) || isMap(value))
      this.reject(`severities is ${shown(value)}: write an object with a severity for each rule`);
    for (const [rule, severity] of Object.entries(value)) this.severity(rule, severity);
  }

  /** The same as a map. */
  severityMap(value: unknown): void {
    if (value === undefined) return;
    if (!isMap(value))
      this.reject(`severities is ${shown(value)}: write a Map with a severity for each rule`);
    for (const [rule, severity] of value) this.severity(String(rule), severity);
  }

  private severity(rule: string, severity: unknown): void {
    this.rule(rule);
    if (!SEVERITIES.some((one) => one === severity))
      this.reject(`the severity of ${rule} is ${shown(severity)}: write ${choice(SEVERITIES)}`);
  }

  acknowledgements(value: unknown): void {
    if (value === undefined) return;
    if (!Array.isArray(value)) this.reject(`acknowledgements is ${shown(value)}: write a list`);
    for (const one of value as readonly unknown[]) this.acknowledgement(one);
  }

  acknowledgement(value: unknown): void {
    // JavaScript can pass anything.
    const given = Object(value) as Record<string, unknown>;
    const { rule, reason, until, optional, unusable } = given;
    // One of an input says for itself that it matches nothing.
    if (unusable !== undefined) return;
    if (typeof rule !== 'string') this.reject(`write the id of a rule to acknowledge, not ${shown(rule)}`);
    const own = new OptionsInCode(`${this.where}: acknowledging "${rule}"`, this.rules);
    if (typeof reason !== 'string' || !isVisible(reason))
      this.reject(`acknowledging "${rule}" requires a reason: add reason: '...'`);
    own.day('until', until);
    own.flag('optional', optional);
    for (const name of ['owner', 'scope', 'address']) own.text(name, given[name]);
    own.names(value, ACKNOWLEDGEMENT, `{ reason: '...' }`);
    this.rule(rule);
  }

  ownRules(name: string, value: unknown): void {
    if (value === undefined) return;
    if (!Array.isArray(value)) this.reject(`${name} is ${shown(value)}: write a list of rules`);
    for (const rule of value as readonly unknown[]) {
      if (!hasCheck(rule))
        this.reject(`${name} has ${shown(rule)}: write rules, such as defineRule({ ... })`);
      const missing = incompleteness(rule);
      if (missing !== undefined) this.reject(missing);
    }
  }

  /** A rule by its id. */
  rule(id: string): void {
    const ids = this.rules.ids();
    if (!ids.includes(this.rules.currentId(id)))
      this.reject(`there is no rule "${id}"${suggestion(id, ids)}`);
  }

  private reject(problem: string): never {
    throw new Error(`${this.where}: ${problem}`);
  }
}

const SEVERITIES = ['error', 'warning', 'info', 'off'] as const;

/** What an acknowledgement may have. If a misspelled address was ignored, it would match everything. */
const ACKNOWLEDGEMENT: readonly string[] = [
  'rule',
  'reason',
  'owner',
  'until',
  'scope',
  'address',
  'optional',
  'isFromSynth',
] satisfies (keyof Acknowledgement)[];

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Not instanceof: test runners have their own globals. */
function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return Object.prototype.toString.call(value) === '[object Map]';
}

/** `"error", "warning" or "off"`. */
function choice(words: readonly string[]): string {
  return listed(
    words.map((word) => `"${word}"`),
    'or',
  );
}
