import { z } from 'zod';
import { isBytes, type BytesDeclaration, type FeatureContract, type RouteDefinition } from '@passerelle/shared/contract';
import { problemSchema } from '@passerelle/shared/problem';

type JsonSchema = Record<string, unknown>;
const objectSchema = z.object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) });

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' });

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): JsonSchema[] {
  if (!schema) return [];
  const { properties, required } = objectSchema.parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, value]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: value }));
}

/** The schema of JSON; of anything else the media types say all there is. */
const contentOf = (part: z.ZodType | BytesDeclaration, io: 'input' | 'output'): JsonSchema =>
  isBytes(part) ? Object.fromEntries(part.bytes.map((type) => [type, {}])) : { 'application/json': { schema: schemaOf(part, io) } };

const problemReply = (description: string): JsonSchema => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

function repliesOf(route: RouteDefinition): JsonSchema {
  const success = route.reply
    ? { [String(route.status ?? 200)]: { description: 'Done.', content: contentOf(route.reply, 'output') } }
    : { '204': { description: 'Done.' } };
  return {
    ...success,
    ...(route.auth === 'public' || route.auth === 'system' ? {} : { '401': problemReply('No token, or one that has run out or was revoked.') }),
    ...(route.auth === 'support' ? { '403': problemReply('For staff only.') } : {}),
    ...(route.params ? { '404': problemReply('Unknown, or not yours to see.') } : {}),
    ...(route.body ?? route.query ? { ...(isBytes(route.body) ? {} : { '400': problemReply('Not JSON, or not UTF-8.') }), '413': problemReply('Too large.'), '415': problemReply('Of another media type.'), '422': problemReply('A field is wrong; its path is given.') } : {}),
    ...(route.rateLimit === 'none' ? {} : { '429': problemReply('Too many calls; see Retry-After.') }),
    default: problemReply('Another refusal.'),
  };
}

function operationOf(feature: string, name: string, route: RouteDefinition): JsonSchema {
  const idempotency = route.idempotent ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 8, maxLength: 200 } }] : [];
  return {
    operationId: `${feature}.${name}`,
    tags: [feature],
    summary: route.summary,
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query'), ...idempotency],
    ...(route.body ? { requestBody: { required: true, content: contentOf(route.body, 'input') } } : {}),
    responses: repliesOf(route),
    security: route.auth === 'public' || route.auth === 'system' ? [] : route.auth === 'optional' ? [{}, { bearer: [] }] : [{ bearer: [] }],
  };
}

/** The OpenAPI 3.1 document of all contracts; operationId is `feature.verb`. */
export function openApiDocument(contracts: readonly FeatureContract[], serverUrl: string): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const { feature, routes } of contracts) {
    for (const [name, route] of Object.entries(routes)) {
      const path = route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(feature, name, route) };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Passerelle', version: '1', description: 'Adapted cars, rented from their owners. Lengths in mm, masses in kg, distances in km, money in minor units, instants in ISO 8601 UTC.' },
    servers: [{ url: serverUrl }],
    paths,
    components: { schemas: { Problem: schemaOf(problemSchema, 'output') }, securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  };
}
