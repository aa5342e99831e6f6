/** Examples of rules as TypeScript: the raw bindings of this library, as a user of CDKTF writes them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Body, Example, Resources } from '../src/rules/example';
import {
  type AttributeSchema,
  type BlockSchema,
  dataSourceSchema,
  resourceSchema,
} from '../test/support/schema';
import { formatted } from './formatted';
import { COMPUTED_ELSEWHERE, jsonIn, marksIn, partsOf } from '../src/report/expressions';

type Part = Pick<Example, 'data' | 'provider' | 'imports' | 'acknowledgements'> & {
  readonly resources: Resources;
};

/** The statements that make an example's configuration in `stack`, with their imports. */
export async function toTypeScript(example: Part): Promise<string> {
  return (await formatted(new Bindings(example).code())).trimEnd();
}

interface Element {
  readonly type: string;
  readonly name: string;
  readonly body: Body;
  readonly isData: boolean;
  readonly address: string;
}

/** The name of a resource next to others with its name. */
const NOUNS: Readonly<Record<string, string>> = {
  aws_iam_role: 'role',
  aws_iam_role_policy: 'role-policy',
  aws_kms_key: 'key',
  aws_s3_bucket: 's3-bucket',
  mongodbatlas_advanced_cluster: 'cluster',
  mongodbatlas_backup_compliance_policy: 'compliance',
  mongodbatlas_cloud_backup_schedule: 'schedule',
  mongodbatlas_cloud_backup_snapshot: 'snapshot',
  mongodbatlas_cloud_backup_snapshot_export_bucket: 'bucket',
  mongodbatlas_cloud_backup_snapshot_restore_job: 'restore',
  mongodbatlas_cloud_provider_access_authorization: 'authorization',
  mongodbatlas_cloud_provider_access_setup: 'access',
  mongodbatlas_encryption_at_rest: 'encryption',
  mongodbatlas_flex_cluster: 'flex',
  mongodbatlas_project: 'project',
  mongodbatlas_serverless_instance: 'serverless',
  mongodbatlas_team_project_assignment: 'team',
};

/** What can be written as a prop, and what only an override can say. */
interface Props {
  readonly code: string;
  readonly overrides: readonly (readonly [path: string, value: string])[];
}

class Bindings {
  private readonly imports = new Map<string, Set<string>>();
  private readonly elements: readonly Element[];
  /** The variable and the construct id of each element, by its address. */
  private readonly variables = new Map<string, string>();
  private readonly ids = new Map<string, string>();

  constructor(private readonly example: Part) {
    this.elements = inOrder([
      ...elementsOf(example.data ?? {}, true),
      ...elementsOf(example.resources, false),
    ]);
    const taken = new Set(['stack']);
    for (const { address, name, type } of this.elements) {
      // Terraform distinguishes resources of one name by their types; constructs of one scope need different names.
      const id = taken.has(camel(name)) ? `${name}-${NOUNS[type] ?? type.replaceAll('_', '-')}` : name;
      taken.add(camel(id));
      this.ids.set(address, id);
      this.variables.set(address, camel(id));
    }
  }

  code(): string {
    const { provider, imports = [], acknowledgements = [] } = this.example;
    const statements = this.elements.map((element) => this.statement(element));
    if (provider !== undefined)
      statements.push(
        `stack.addOverride('terraform.required_providers.mongodbatlas.version', ${quoted(provider)});`,
      );
    if (imports.length > 0)
      statements.push(
        `stack.addOverride('import', [${imports.map((to) => `{ to: ${quoted(to)}, id: 'the id in Atlas' }`).join(', ')}]);`,
      );
    for (const { rule, ...options } of acknowledgements) {
      this.import('cdktf-atlas-backup', 'AtlasChecks');
      statements.push(`AtlasChecks.of(stack).acknowledge(${quoted(rule)}, ${this.value(options)});`);
    }
    const lines = [...this.imports]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([from, names]) => `import { ${[...names].sort().join(', ')} } from '${from}';`);
    return `${lines.join('\n')}\n\n${statements.join('\n\n')}\n`;
  }

  private import(from: string, name: string): void {
    const names = this.imports.get(from);
    if (names === undefined) this.imports.set(from, new Set([name]));
    else names.add(name);
  }

  private statement(element: Element): string {
    const { type, name, body, isData, address } = element;
    const schema = isData ? dataSourceSchema(type) : resourceSchema(type);
    const isForeign = !type.startsWith('mongodbatlas_');
    const variable = this.variables.get(address) ?? name;
    if (!isForeign && !isBound(type, isData)) return this.withoutBinding(element, variable);
    const { code, overrides } = this.props(body, schema ?? {}, isForeign);
    const made = `new ${this.classOf(type, isData)}(stack, ${quoted(this.ids.get(address) ?? name)}, ${code})`;
    const isNamed = overrides.length > 0 || this.isReferredTo(address);
    return [
      isNamed ? `const ${variable} = ${made};` : `${made};`,
      ...overrides.map(([path, value]) => `${variable}.addOverride(${quoted(path)}, ${value});`),
    ].join('\n');
  }

  /** A type that the provider no longer has, or will not have for long. */
  private withoutBinding({ type, name, body, isData, address }: Element, variable: string): string {
    const kind = isData ? 'TerraformDataSource' : 'TerraformResource';
    this.import('cdktf', kind);
    return [
      `// There is no class for ${type}: Atlas no longer supports it.`,
      `const ${variable} = new ${kind}(stack, ${quoted(this.ids.get(address) ?? name)}, { terraformResourceType: ${quoted(type)} });`,
      ...Object.entries(body).map(
        ([attribute, value]) => `${variable}.addOverride(${quoted(attribute)}, ${this.value(value)});`,
      ),
    ].join('\n');
  }

  private classOf(type: string, isData: boolean): string {
    const [vendor = '', ...rest] = type.split('_');
    const short = rest.join('_');
    if (vendor !== 'mongodbatlas') {
      this.import(`@cdktf/provider-${vendor}/lib/${short.replaceAll('_', '-')}`, pascal(short));
      return pascal(short);
    }
    const full = isData ? `data_mongodbatlas_${short}` : short;
    this.import(`cdktf-atlas-backup/provider/${full.replaceAll('_', '-')}`, pascal(full));
    return pascal(full);
  }

  private isReferredTo(address: string): boolean {
    const text = JSON.stringify([this.example.resources, this.example.data]);
    return text.includes(`\${${address}.`) || text.includes(`"${address}"`);
  }

  private props(body: Body, schema: BlockSchema, isForeign: boolean, at = ''): Props {
    const members: string[] = [];
    const overrides: (readonly [string, string])[] = [];
    for (const [name, value] of Object.entries(body)) {
      if (value === undefined || (isForeign && COMPUTED_ELSEWHERE.has(name))) continue;
      const path = `${at}${name}`;
      if (name === '//') {
        for (const [mark, one] of Object.entries(marksIn(value)))
          overrides.push([`//.atlasBackup.${mark}`, this.value(one)]);
        continue;
      }
      if (name === 'depends_on') {
        const all = (value as string[]).map((one) => this.variables.get(one) ?? quoted(one));
        members.push(`dependsOn: [${all.join(', ')}]`);
        continue;
      }
      if (name === 'lifecycle') {
        members.push(`lifecycle: ${this.lifecycle(value as Body)}`);
        continue;
      }
      const attribute = schema.attributes?.[name];
      const block = schema.block_types?.[name];
      const written = isForeign
        ? { code: this.value(value), overrides: [] }
        : block !== undefined
          ? this.nested(value, block.block, block.max_items === 1 || block.nesting_mode === 'single', path)
          : this.attribute(value, attribute, path);
      if (written === undefined) overrides.push([path, this.value(value)]);
      else {
        members.push(`${camel(name)}: ${written.code}`);
        overrides.push(...written.overrides);
      }
    }
    return { code: members.length === 0 ? '{}' : `{ ${members.join(', ')} }`, overrides };
  }

  /** An attribute, if its value has the type of the binding. */
  private attribute(value: unknown, schema: AttributeSchema | undefined, path: string): Props | undefined {
    if (schema === undefined) return undefined;
    if (schema.nested_type !== undefined) {
      const { attributes, nesting_mode: mode } = schema.nested_type;
      if (mode === 'map') return { code: this.value(value), overrides: [] };
      return this.nested(value, { attributes }, mode === 'single', path);
    }
    if (!fits(value, schema.type)) return undefined;
    return { code: this.value(value), overrides: [] };
  }

  private nested(value: unknown, schema: BlockSchema, isSingle: boolean, path: string): Props | undefined {
    const bodies = Array.isArray(value) ? (value as Body[]) : [value as Body];
    if (isSingle && bodies.length > 1) return undefined;
    const all = bodies.map((body, index) =>
      this.props(body, schema, false, isSingle ? `${path}.` : `${path}.${index}.`),
    );
    return {
      code: isSingle ? (all[0]?.code ?? '{}') : `[${all.map(({ code }) => code).join(', ')}]`,
      overrides: all.flatMap(({ overrides }) => overrides),
    };
  }

  private lifecycle(body: Body): string {
    const members = Object.entries(body).map(([name, value]) => `${camel(name)}: ${this.value(value)}`);
    return `{ ${members.join(', ')} }`;
  }

  /** A value, unchanged except for references. */
  private value(value: unknown): string {
    if (typeof value === 'string') return this.string(value);
    if (Array.isArray(value)) return `[${value.map((one) => this.value(one)).join(', ')}]`;
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => `${/^\w+$/.test(name) ? name : quoted(name)}: ${this.value(one)}`);
      return `{ ${members.join(', ')} }`;
    }
    return String(value);
  }

  private string(value: string): string {
    const json = jsonIn(value);
    if (json !== undefined) return `JSON.stringify(${this.value(json)})`;
    const parts = partsOf(value);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && 'expression' in only)
      return this.reference(only.expression) ?? quoted(value);
    if (!parts.some((part) => 'expression' in part)) return quoted(value);
    const written = parts.map((part) =>
      'text' in part
        ? part.text
        : `\${${this.reference(part.expression) ?? quoted(`\${${part.expression}}`)}}`,
    );
    return `\`${written.join('')}\``;
  }

  /** A reference to an element of the example, as the bindings have it; undefined for any other expression. */
  private reference(expression: string): string | undefined {
    const element = this.elements.find(({ address }) => expression.startsWith(`${address}.`));
    if (element === undefined) return undefined;
    const rest = expression.slice(element.address.length + 1);
    const steps = rest.split('.').map((step) => {
      const [, name = '', index] = /^(\w+)(?:\[(\d+)\])?$/.exec(step) ?? [];
      return index === undefined ? camel(name) : `${camel(name)}.get(${index})`;
    });
    return `${this.variables.get(element.address) ?? ''}.${steps.join('.')}`;
  }
}

/** Whether this library has a binding for a type. */
function isBound(type: string, isData: boolean): boolean {
  const name = `${isData ? 'data-' : ''}${type.replaceAll('_', '-')}`;
  return existsSync(
    join(__dirname, '..', 'src', 'provider', isData ? name : name.replace('mongodbatlas-', '')),
  );
}

function elementsOf(resources: Resources, isData: boolean): readonly Element[] {
  return Object.entries(resources).flatMap(([type, named]) =>
    Object.entries(named).map(([name, body]) => ({
      type,
      name,
      body,
      isData,
      address: `${isData ? 'data.' : ''}${type}.${name}`,
    })),
  );
}

/** The elements in an order in which each stands behind those that it refers to. */
function inOrder(elements: readonly Element[]): readonly Element[] {
  const done = new Set<Element>();
  const add = (element: Element): void => {
    if (done.has(element)) return;
    const text = JSON.stringify(element.body);
    for (const other of elements)
      if (other !== element && (text.includes(`\${${other.address}.`) || text.includes(`"${other.address}"`)))
        add(other);
    done.add(element);
  };
  for (const element of elements) add(element);
  return [...done];
}

/** Whether the binding of an attribute takes a value. */
function fits(value: unknown, type: unknown): boolean {
  if (Array.isArray(type)) {
    const [kind, of] = type as [string, unknown];
    if (kind === 'map') return typeof value === 'object' && value !== null && !Array.isArray(value);
    return Array.isArray(value) && value.every((one) => fits(one, of));
  }
  return typeof value === type || (type === 'bool' && typeof value === 'boolean');
}

function camel(name: string): string {
  return name.replace(/[_-]+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const [first = ''] = name;
  return first.toUpperCase() + camel(name.slice(1));
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
