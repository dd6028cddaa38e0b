import { join } from 'node:path';
import ts from 'typescript';
import type { FormValue } from '../src/features/payments/sandbox/form';
import type { StripeOperations } from './stripe-operations';

const operationsFile = join(__dirname, 'stripe-operations.ts');

const isLiteral = (type: ts.Type): type is ts.StringLiteralType => type.isStringLiteral();
const has = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
/** What a parameter may be, without `undefined` and without the open end of an enumeration that the package leaves for the future. */
function alternatives(type: ts.Type): ts.Type[] {
  const all = (type.isUnion() ? type.types : [type]).filter((one) => !has(one, ts.TypeFlags.Undefined | ts.TypeFlags.Null));
  return all.some(isLiteral) ? all.filter((one) => !one.isIntersection() && !has(one, ts.TypeFlags.String)) : all;
}

/** Checks forms against the parameters that the `stripe` package declares; what TypeScript knows of them is the schema. */
export interface Declarations {
  readonly operations: readonly (keyof StripeOperations)[];
  /** What is wrong with a form, as `transfer_group: …`; empty when nothing is. */
  faultsOf(operation: string, form: FormValue): string[];
}

export function readDeclarations(): Declarations {
  const program = ts.createProgram([operationsFile], { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, skipLibCheck: true, types: ['node'] });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(operationsFile);
  const table = source?.statements.find(ts.isInterfaceDeclaration);
  if (!table) throw new Error('stripe-operations.ts declares no operations');
  const operations = new Map(checker.getTypeAtLocation(table).getProperties().map((property) => [property.name, checker.getTypeOfSymbol(property)]));

  function scalarFaults(type: ts.Type, value: string, path: string): string[] {
    const fits = isLiteral(type) ? value === type.value
      : has(type, ts.TypeFlags.NumberLike) ? /^-?\d+$/.test(value)
      : has(type, ts.TypeFlags.BooleanLiteral) ? value === checker.typeToString(type)
      : has(type, ts.TypeFlags.StringLike);
    return fits ? [] : [`${path}: ${JSON.stringify(value)} is not ${checker.typeToString(type)}`];
  }

  function objectFaults(type: ts.Type, value: { readonly [key: string]: FormValue }, path: string): string[] {
    const open = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type;
    const properties = new Map(checker.getPropertiesOfType(type).map((property) => [property.name, property]));
    const missing = [...properties.values()].filter(({ flags, name }) => !(flags & ts.SymbolFlags.Optional) && !(name in value));
    return [
      ...missing.map(({ name }) => `${path}${name}: is missing`),
      ...Object.entries(value).flatMap(([name, inner]) => {
        const property = properties.get(name);
        const declared = property ? checker.getTypeOfSymbol(property) : open;
        return declared ? faults(declared, inner, `${path}${name}`) : [`${path}${name}: is not a parameter`];
      }),
    ];
  }

  function oneFaults(type: ts.Type, value: FormValue, path: string): string[] {
    if (typeof value === 'string') return scalarFaults(type, value, path);
    if (!Array.isArray(value)) return has(type, ts.TypeFlags.Object) && !checker.isArrayType(type) ? objectFaults(type, value, path === '' ? '' : `${path}.`) : [`${path}: is not an object there`];
    const element = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
    return element ? value.flatMap((inner, index) => faults(element, inner, `${path}.${index}`)) : [`${path}: is not a list there`];
  }

  function faults(type: ts.Type, value: FormValue, path: string): string[] {
    const tried = alternatives(type).map((one) => oneFaults(one, value, path));
    if (tried.some((found) => found.length === 0)) return [];
    // Of several ways to be wrong, the one that came furthest says most.
    return tried.sort((a, b) => Number(typeof value === 'object') * (a.length - b.length))[0] ?? [`${path}: is not declared`];
  }

  return {
    operations: [...operations.keys()] as (keyof StripeOperations)[],
    faultsOf(operation, form) {
      const declared = operations.get(operation);
      return declared ? faults(declared, form, '') : [`${operation}: is not in stripe-operations.ts`];
    },
  };
}
