import { z } from 'zod';
import { bookingRoleSchema, bookingSchema, bookingStateSchema, bookingSummarySchema, foundMeasureSchema, transitionNameSchema } from '../bookings/contract';
import { defineRoutes, listOf } from '../contract';
import { moneySchema } from '../money';
import { manyLines, pathId, personSchema } from '../person';
import { instantSchema } from '../time';
import { optionCodeSchema, ownVehicleSchema } from '../vehicles/contract';

const ledgerEntrySchema = z.object({ at: z.string(), kind: z.string(), lines: z.array(z.object({ account: z.string(), amount: moneySchema })) });
const eventSchema = z.object({ id: z.string(), at: z.string(), type: z.string(), by: z.string() });

/** What somebody said and showed with a step: why a car was refused, that nobody came, what is broken. */
const statementSchema = z.object({
  at: instantSchema,
  by: bookingRoleSchema,
  about: transitionNameSchema,
  text: z.string().optional(),
  photoIds: z.array(z.string()),
  measure: foundMeasureSchema.optional(),
});

export const supportBookingSchema = z.object({
  booking: bookingSchema,
  statements: z.array(statementSchema),
  emails: z.object({ renter: z.string(), owner: z.string() }),
  /** The renter cancelled for a reason of health: everything back is proposed. */
  healthReason: z.boolean(),
  ledger: z.array(ledgerEntrySchema),
  events: z.array(eventSchema),
});
export type SupportBooking = z.infer<typeof supportBookingSchema>;

/** How soon somebody must look; `urgent`: a person may be stranded, or a car is missing. */
export const casePrioritySchema = z.enum(['urgent', 'high', 'normal']);

export const caseSchema = z.object({
  id: z.string(),
  bookingId: z.string(),
  /** What it is about: the step that opened it, or `stranded`, `return_failed`, `reconciliation`… */
  kind: z.string(),
  priority: casePrioritySchema,
  state: z.enum(['open', 'closed']),
  openedAt: instantSchema,
  notes: z.array(z.object({ at: instantSchema, by: z.string(), text: z.string() })),
});
export type Case = z.infer<typeof caseSchema>;

/** What support may do to a booking beside what its people can. */
export const supportActs = ['cancel-with-refund', 'partial-refund', 'goodwill', 'release-deposit', 'capture-deposit', 'change-vehicle', 'resolve', 'settle', 'settle-no-show', 'settle-refusal', 'force'] as const;
const actNameSchema = transitionNameSchema.extract(supportActs);

const actBody = z.object({
  name: actNameSchema,
  /** Where the act has several ends: whose doing it was, or for `force` a state. */
  outcome: z.string().max(40).optional(),
  /** Minor units. */
  amount: z.int().min(0).max(10_000_000).optional(),
  vehicleId: pathId.optional(),
  /** Why; read by staff alone. */
  note: manyLines(1_000).optional(),
});

/** Before and after, for who decides: each amount as it would be once all of it is done. */
const effectSchema = z.object({
  from: bookingStateSchema,
  to: bookingStateSchema,
  /** What goes back to the payer, what more is taken, what the owner gets then, what the fund pays. */
  back: moneySchema,
  charged: moneySchema,
  owed: moneySchema,
  fund: moneySchema,
  depositKept: moneySchema,
  freesTheCar: z.boolean(),
  /** Of a change of car: what the renter chose and its owner does not offer, if there is any. */
  missing: z.array(optionCodeSchema).optional(),
});

export const supportActSchema = z.object({
  id: z.string(),
  bookingId: z.string(),
  name: z.string(),
  effect: effectSchema,
  /** `shown`: to be brought as it was shown; `waiting`: for a second member of staff. */
  state: z.enum(['shown', 'waiting', 'done']),
  needsSecondPerson: z.boolean(),
  by: z.string(),
});
export type SupportAct = z.infer<typeof supportActSchema>;

const actParams = z.object({ actId: pathId });

export const casesContract = defineRoutes('cases', {
  open: {
    method: 'GET', path: '/api/admin/cases',
    summary: 'What support has to look at: stranded people first, then the oldest.',
    query: z.object({ state: z.enum(['open', 'closed']).default('open'), bookingId: pathId.optional() }),
    reply: z.object({ items: z.array(caseSchema) }),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  addNote: {
    method: 'POST', path: '/api/admin/cases/:caseId/notes',
    summary: 'Writes down what was said or done.',
    params: z.object({ caseId: pathId }), body: z.object({ text: manyLines(2_000) }),
    reply: caseSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
  close: {
    method: 'POST', path: '/api/admin/cases/:caseId/close',
    summary: 'Nothing is left to do.',
    params: z.object({ caseId: pathId }),
    reply: caseSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
  showAct: {
    method: 'POST', path: '/api/admin/bookings/:bookingId/acts',
    summary: 'Shows what an act of support would do, to the cent; nothing is done yet.',
    params: z.object({ bookingId: pathId }), body: actBody,
    reply: supportActSchema, status: 201,
    auth: 'support', rateLimit: 'write', audit: true,
  },
  carryOut: {
    method: 'POST', path: '/api/admin/acts/:actId',
    summary: 'Does what was shown, unless the booking has changed since; above a set amount it then waits for a second member of staff.',
    params: actParams,
    reply: supportActSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
  confirmAct: {
    method: 'POST', path: '/api/admin/acts/:actId/confirm',
    summary: 'The second member of staff agrees, and it is done.',
    params: actParams,
    reply: supportActSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
  waitingActs: {
    method: 'GET', path: '/api/admin/acts',
    summary: 'Acts that wait for a second member of staff.',
    reply: z.object({ items: z.array(supportActSchema) }),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  list: {
    method: 'GET', path: '/api/admin/bookings',
    summary: 'Bookings for support: by state, or by booking id or the e-mail address of one of the two people.',
    query: z.object({ q: z.string().trim().max(254).optional(), state: bookingStateSchema.optional(), cursor: z.string().max(200).optional() }),
    reply: listOf(bookingSummarySchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  get: {
    method: 'GET', path: '/api/admin/bookings/:bookingId',
    summary: 'A booking with its timeline, its events and its ledger.',
    params: z.object({ bookingId: pathId }),
    reply: supportBookingSchema,
    auth: 'support', rateLimit: 'read', audit: true,
  },
  findPerson: {
    method: 'POST', path: '/api/admin/people',
    summary: 'Whose account an e-mail address is, for staff who act for somebody on the phone. The address is not part of the URL.',
    body: z.object({ email: z.string().trim().min(1).max(254) }),
    reply: personSchema,
    auth: 'support', rateLimit: 'read', audit: true,
  },
  vehiclesInReview: {
    method: 'GET', path: '/api/admin/vehicles',
    summary: 'Cars that wait for staff before anybody sees them, oldest number first.',
    query: z.object({ cursor: z.string().max(64).optional() }),
    reply: listOf(ownVehicleSchema),
    auth: 'support', rateLimit: 'read', audit: true,
  },
  approveVehicle: {
    method: 'POST', path: '/api/admin/vehicles/:vehicleId/approve',
    summary: 'Publishes a car whose numbers staff have compared with the car.',
    params: z.object({ vehicleId: pathId }),
    body: z.object({ version: z.number().int().min(0) }),
    reply: ownVehicleSchema,
    auth: 'support', rateLimit: 'write', audit: true,
  },
});
