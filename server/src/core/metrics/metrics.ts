import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Histogram<'operation' | 'status'>;
  readonly events: Counter<'type'>;
  readonly effects: Counter<'listener' | 'outcome'>;
  readonly deadlines: Counter<'name' | 'outcome'>;
  readonly transactionRetries: Counter;
  readonly searchIndexAge: Gauge;
  readonly searchIndexRepairs: Counter;
  readonly unmetSearches: Counter<'need'>;
  readonly alerts: Counter<'what'>;
  readonly sockets: Gauge;
}

/** Prometheus metrics of one process, on a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({ name: 'passerelle_request_seconds', help: 'Duration of requests', labelNames: ['operation', 'status'], buckets: [0.002, 0.01, 0.05, 0.2, 1, 5], registers }),
    events: new Counter({ name: 'passerelle_events_total', help: 'Events seen in the log by this process', labelNames: ['type'], registers }),
    effects: new Counter({ name: 'passerelle_effects_total', help: 'Effects of events that this process ran', labelNames: ['listener', 'outcome'], registers }),
    deadlines: new Counter({ name: 'passerelle_deadlines_total', help: 'Deadlines that this process ran', labelNames: ['name', 'outcome'], registers }),
    transactionRetries: new Counter({ name: 'passerelle_transaction_retries_total', help: 'Transactions begun again after a conflict', registers }),
    searchIndexAge: new Gauge({ name: 'passerelle_search_index_updated_seconds', help: 'When the search index last changed, in seconds since 1970', registers }),
    searchIndexRepairs: new Counter({ name: 'passerelle_search_index_repairs_total', help: 'Cars that the self-check found different from the database', registers }),
    unmetSearches: new Counter({ name: 'passerelle_unmet_searches_total', help: 'Searches without a result, by the need that excludes most', labelNames: ['need'], registers }),
    alerts: new Counter({ name: 'passerelle_alerts_total', help: 'Alerts made, stopped and ended, cars found for one, mails about them', labelNames: ['what'], registers }),
    sockets: new Gauge({ name: 'passerelle_sockets', help: 'Open sockets', registers }),
  };
}
