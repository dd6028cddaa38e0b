import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint';
import { pageOf, pageParams, rangeParam, inRange, retrieveEndpoint } from '../listing';
import { text } from '../params';

export const eventEndpoints: readonly Endpoint[] = [
  endpoint('GET', '/v1/events', z.strictObject({ ...pageParams, created: rangeParam.optional(), type: text().optional(), types: z.array(text()).max(20).optional() }), ({ change, input }) => {
    const { created, type, types } = input;
    const events = change.all('events').filter((event) =>
      (!created || inRange(event.created, created)) && (type === undefined || event.type === type) && (!types || types.includes(event.type)));
    return { body: pageOf(events, '/v1/events', input) };
  }),
  retrieveEndpoint('/v1/events/:id', 'events', 'event'),
];
