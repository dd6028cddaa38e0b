import { z } from 'zod';
import { defineRoutes, listOf } from '../contract';
import { tripLicenceStates } from '../drivers/contract';
import { wheelchairsSchema } from '../fit/model';
import { verdictSchema } from '../fit/result';
import { latLonSchema } from '../geo/contract';
import { moneySchema } from '../money';
import { manyLines, oneLine, pathId, personSchema } from '../person';
import { instantSchema, periodSchema } from '../time';
import { bodyTypeSchema, cancellationPolicySchema, colourSchema, extraCodeSchema, optionCodeSchema, placeNameSchema } from '../vehicles/contract';
import { extraCodes } from '../vehicles/extras';
import { handoverReportSchema, photoViews } from './handover';
import { proposalKinds } from './proposal';
import { bookingRoles, bookingStates, declineReasons, depositStates, moneyStates, transitionNames } from './states';

export const lineItemSchema = z.object({
  code: z.string(),
  quantity: z.number(),
  unit: moneySchema,
  total: moneySchema,
  paidBy: z.string(),
  goesTo: z.string(),
});

export const bookingStateSchema = z.enum(bookingStates);
export const transitionNameSchema = z.enum(transitionNames);

export const quoteSchema = z.object({
  quoteId: z.string(),
  vehicleId: z.string(),
  period: z.object({ from: instantSchema, to: instantSchema }),
  verdict: verdictSchema.optional(),
  ruleVersion: z.string().optional(),
  lineItems: z.array(lineItemSchema),
  total: moneySchema,
  deposit: moneySchema,
  cancellationPolicy: cancellationPolicySchema,
  instant: z.boolean(),
  expiresAt: instantSchema,
});
export type Quote = z.infer<typeof quoteSchema>;

const paymentSchema = z.object({ url: z.string(), expiresAt: instantSchema });

export const bookingRoleSchema = z.enum(['renter', 'owner', 'support']);
const actorSchema = z.enum(bookingRoles);

/** What was reported of a car; `stranded`: somebody cannot go on, and support sees them first. */
export const problemKinds = ['stranded', 'breakdown', 'equipment', 'other'] as const;
export const problemKindSchema = z.enum(problemKinds);
export type ProblemKind = z.infer<typeof problemKindSchema>;

/** One step that was taken. Every text is made from these codes by who shows it; `amount` only for whom it concerns. */
const timelineEntrySchema = z.object({
  at: instantSchema,
  name: z.string(),
  by: actorSchema,
  state: bookingStateSchema,
  /** Which way a step with several ends went. */
  outcome: z.string().optional(),
  reason: z.string().optional(),
  problem: problemKindSchema.optional(),
  amount: moneySchema.optional(),
  period: z.object({ from: instantSchema, to: instantSchema }).optional(),
});

const summaryFields = {
  id: z.string(),
  state: bookingStateSchema,
  money: z.enum(moneyStates),
  version: z.number(),
  viewer: bookingRoleSchema,
  vehicle: z.object({ id: z.string(), title: z.string(), place: placeNameSchema, body: bodyTypeSchema, colour: colourSchema }),
  period: z.object({ from: instantSchema, to: instantSchema }),
  timeZone: z.string(),
  renter: personSchema,
  owner: personSchema,
  total: moneySchema,
  /** What happens by itself, and when, unless somebody acts before. */
  deadline: z.object({ name: transitionNameSchema, at: instantSchema }).optional(),
  /** What this viewer has to do now, first of all: a step, or to send their driving licence for support to check; absent when it is somebody else's turn. */
  needsYou: z.object({ name: z.enum([...transitionNames, 'send-licence']), by: instantSchema.optional() }).optional(),
};

export const bookingSummarySchema = z.object(summaryFields);
export type BookingSummary = z.infer<typeof bookingSummarySchema>;

const periodOut = z.object({ from: instantSchema, to: instantSchema });

const handoverSummarySchema = z.object({
  by: actorSchema,
  /** When it took place, by the clock of the phone that wrote it down; when it reached us. */
  actedAt: instantSchema,
  sentAt: instantSchema,
  km: z.number(),
  energyPercent: z.number(),
  equipment: handoverReportSchema.shape.equipment,
  demonstrated: z.boolean(),
  photos: z.array(z.object({ id: z.string(), view: z.enum(photoViews) })),
  note: z.string().optional(),
  signatures: z.array(z.object({ by: actorSchema, typedName: z.string(), at: instantSchema })),
  /** The other one agreed, or said nothing for twelve hours. */
  agreed: z.boolean(),
});

const claimSchema = z.object({
  openedAt: instantSchema,
  text: z.string(),
  photoIds: z.array(z.string()),
  /** What the estimate was shown with. */
  estimatePhotoIds: z.array(z.string()),
  estimate: moneySchema.optional(),
  answer: moneySchema.optional(),
  /** Until when the next step must be taken. */
  until: instantSchema.optional(),
  supportDecides: z.boolean(),
  settled: moneySchema.optional(),
});

export const bookingSchema = z.object({
  ...summaryFields,
  roles: z.object({
    /** Somebody else who pays, by the link below; the renter where absent. */
    payer: z.object({ name: z.string() }).optional(),
    driver: z.string().optional(),
    /** Support compared the licence with the person, and it is valid for the whole trip. */
    driverChecked: z.boolean(),
    passengers: z.array(z.string()),
  }),
  price: z.object({ lineItems: z.array(lineItemSchema), total: moneySchema }),
  deposit: moneySchema,
  depositStanding: z.object({ state: z.enum(depositStates), heldUntil: instantSchema.optional(), captured: moneySchema.optional() }),
  cancellationPolicy: cancellationPolicySchema,
  /** The owner sees the verdict and what to prepare, never a measure. */
  fit: z.object({ verdict: verdictSchema, ruleVersion: z.string(), preparation: z.array(z.string()) }).optional(),
  timeline: z.array(timelineEntrySchema),
  conversationId: z.string(),
  /** Where the rental is paid while the dates are held; what was refused later is paid at `payAgain`. */
  payment: paymentSchema.optional(),
  payAgain: z.object({ part: z.enum(['rental', 'change', 'extension', 'deposit', 'overage', 'claim']), amount: moneySchema, url: z.string() }).optional(),
  /** To be passed on to somebody else who pays: shows what and how much, nothing about health. */
  payerLink: z.string().optional(),
  /** How far the check of the licence of whoever drives is, until the trip begins; only for the renter. */
  licence: z.enum(tripLicenceStates).optional(),
  /** Where a driver who was only named sends their licence, until the trip begins; only for the renter, who passes it on. */
  driverLink: z.object({ url: z.string() }).optional(),
  /** The owner brings the car and fetches it: how far from where it stands, and where to, which the owner sees once the booking is confirmed. */
  delivery: z.object({ km: z.number(), to: latLonSchema.optional(), town: z.string().optional() }).optional(),
  /** The exact place of the car, once the booking is confirmed. */
  pickUp: z.object({ address: z.string(), location: latLonSchema }).optional(),
  proposal: z.object({
    name: z.enum(proposalKinds),
    by: actorSchema,
    expiresAt: instantSchema,
    period: periodOut.optional(),
    /** What the whole rental costs then, and what is paid more (or comes back, below zero). */
    total: moneySchema.optional(),
    difference: moneySchema.optional(),
    amount: moneySchema.optional(),
    /** Agreed to, and effective once it is paid. */
    accepted: z.boolean(),
  }).optional(),
  handover: z.object({ checkIn: handoverSummarySchema.optional(), checkOut: handoverSummarySchema.optional() }),
  problems: z.array(z.object({ at: instantSchema, by: actorSchema, kind: problemKindSchema, text: z.string().optional() })),
  overage: z.object({ lines: z.array(lineItemSchema), total: moneySchema, chargedOn: instantSchema, disputedAt: instantSchema.optional(), chargedAt: instantSchema.optional() }).optional(),
  claim: claimSchema.optional(),
  /** What the owner gets, and how far it is on its way. */
  payout: z.object({ state: z.enum(['due', 'waiting', 'paid']), amount: moneySchema }).optional(),
  /** Cars that fit as well, near the place and free on the dates, when this one does not come; each with what was chosen and its owner does not offer. */
  replacements: z.array(z.object({ id: z.string(), title: z.string(), place: placeNameSchema, instant: z.boolean(), missing: z.array(optionCodeSchema) })),
  /** The car is still with somebody who is late. */
  atRisk: z.boolean(),
  can: z.partialRecord(transitionNameSchema, z.literal(true)),
});
export type Booking = z.infer<typeof bookingSchema>;

const params = z.object({ bookingId: pathId });
const personName = z.object({ name: oneLine(60) });
const minorUnits = z.int().min(0).max(10_000_000);
const photoIds = z.array(pathId).min(1).max(20);

/** Of the car, in mm, straps counted; never of a person. */
export const foundMeasureSchema = z.object({ what: z.enum(['door_width', 'door_height', 'ramp_width', 'ramp_length', 'space_length', 'space_width', 'headroom', 'straps']), found: z.int().min(0).max(10_000) });

/** What a step may bring beside the version; which of it a step needs is the process's to say, by a 422 with the field. */
const transitionBody = z.object({
  version: z.number().int().min(0),
  reason: z.enum(declineReasons).optional(),
  /** Read by the other one and by support. */
  note: manyLines(1_000).optional(),
  /** Of a change or an extension: the new dates and their price, and nothing else gives an amount. */
  quoteId: pathId.optional(),
  report: handoverReportSchema.optional(),
  /** Who agrees to the report of the other signs it. */
  signature: z.object({ typedName: oneLine(80) }).optional(),
  /** Of an act done without a network. */
  actedAt: instantSchema.optional(),
  problem: problemKindSchema.optional(),
  photoIds: photoIds.optional(),
  /** Where the car is not as it was listed. */
  measure: foundMeasureSchema.optional(),
  /** Of an estimate, or of what the renter agrees to pay. */
  amount: minorUnits.optional(),
  /** Why one cancels is for support alone: yes or no, kept sealed. */
  healthReason: z.boolean().optional(),
});
export type TransitionBody = z.infer<typeof transitionBody>;

const roleFields = {
  driver: personName.optional(),
  passengers: z.array(personName).max(9).optional(),
  /** Somebody else pays, by a link that the renter passes on. */
  payer: personName.optional(),
};

export const bookingsContract = defineRoutes('bookings', {
  inquire: {
    method: 'POST', path: '/api/inquiries',
    summary: 'A question about a car and dates, before any booking; nothing is held. The wheelchairs are used for the verdict and not kept.',
    body: z.object({ vehicleId: pathId, period: periodSchema, wheelchairs: wheelchairsSchema.optional() }),
    reply: bookingSchema, status: 201,
    auth: 'user', rateLimit: 'request', audit: false, idempotent: true,
  },
  quote: {
    method: 'POST', path: '/api/quotes',
    summary: 'A price that holds for 30 minutes. The wheelchairs are used for the verdict and not kept.',
    body: z.object({
      vehicleId: pathId, period: periodSchema, wheelchairs: wheelchairsSchema.optional(),
      /** More km than the days include; in steps of 100. */
      kmPackage: z.int().min(100).max(5_000).multipleOf(100).optional(),
      /** Where the car is to be brought, and fetched again; the distance is counted from its public position. */
      delivery: latLonSchema.optional(),
      /** Of those that the owner offers. */
      extras: z.array(extraCodeSchema).max(extraCodes.length).optional(),
      /** For a change of this booking, whose own dates are not in its way; km package, delivery and extras stay as they were chosen. */
      bookingId: pathId.optional(),
    }),
    reply: quoteSchema, status: 201,
    auth: 'optional', rateLimit: 'search', audit: false,
  },
  request: {
    method: 'POST', path: '/api/bookings',
    summary: 'Asks for the car at the price of a quote; the dates are held while it is paid. Support names for whom, and that they agreed.',
    body: z.object({
      quoteId: pathId, ...roleFields,
      /** The question that led to it: its conversation goes on. */
      inquiryId: pathId.optional(),
      onBehalfOf: z.object({ email: z.string().trim().max(254), consent: z.literal(true) }).optional(),
    }),
    reply: bookingSchema, status: 201,
    auth: 'user', rateLimit: 'request', audit: true, idempotent: true,
  },
  get: {
    method: 'GET', path: '/api/bookings/:bookingId',
    summary: 'A booking, as renter, owner or support may see it.',
    params, reply: bookingSchema,
    auth: 'user', rateLimit: 'read', audit: false,
  },
  list: {
    method: 'GET', path: '/api/bookings',
    summary: 'The bookings of the account, as renter or as owner, newest first; or those that need it now.',
    query: z.object({ role: z.enum(['renter', 'owner']).default('renter'), state: bookingStateSchema.optional(), cursor: z.string().max(200).optional() }),
    reply: listOf(bookingSummarySchema),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  needsYou: {
    method: 'GET', path: '/api/my/turn',
    summary: 'Of all bookings of the account, as renter and as owner, those where it is its turn; the most pressing first.',
    reply: z.object({ items: z.array(bookingSummarySchema) }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  transition: {
    method: 'POST', path: '/api/bookings/:bookingId/transitions/:name',
    summary: 'One step of the booking process; the version guards against two people at once.',
    params: params.extend({ name: transitionNameSchema }),
    body: transitionBody,
    reply: bookingSchema,
    auth: 'user', rateLimit: 'write', audit: true, idempotent: true,
  },
  cancelPreview: {
    method: 'GET', path: '/api/bookings/:bookingId/cancellation',
    summary: 'What the renter gets back if they cancel now, by line, and until when.',
    params,
    reply: z.object({
      back: moneySchema,
      lines: z.array(z.object({ code: z.string(), total: moneySchema, back: moneySchema })),
      until: instantSchema.optional(),
    }),
    auth: 'user', rateLimit: 'read', audit: false,
  },
  pay: {
    method: 'GET', path: '/api/pay/:token',
    summary: 'What somebody else is asked to pay, and where: car, dates, lines and amount, and nothing about a person.',
    params: z.object({ token: z.string().min(1).max(200) }),
    reply: z.object({
      vehicle: z.object({ title: z.string(), place: placeNameSchema }),
      period: periodOut,
      timeZone: z.string(),
      lineItems: z.array(lineItemSchema),
      amount: moneySchema,
      part: z.string(),
      state: z.enum(['open', 'paid', 'closed']),
      /** Stripe's page, while it can be paid. */
      url: z.string().optional(),
      until: instantSchema.optional(),
    }),
    auth: 'public', rateLimit: 'read', audit: false,
  },
});
