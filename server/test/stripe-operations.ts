import type Stripe from 'stripe';

type None = Record<never, never>;

/**
 * Every operation of Stripe's API that the product uses, with its parameters as the `stripe` package declares them. Those
 * declarations are generated from Stripe's published OpenAPI document, of the version in the package's OPENAPI_VERSION.
 */
export interface StripeOperations {
  'POST /v1/customers': Stripe.CustomerCreateParams;
  'GET /v1/payment_methods/:id': Stripe.PaymentMethodRetrieveParams;
  'POST /v1/checkout/sessions': Stripe.Checkout.SessionCreateParams;
  'GET /v1/checkout/sessions/:id': Stripe.Checkout.SessionRetrieveParams;
  'POST /v1/checkout/sessions/:id/expire': Stripe.Checkout.SessionExpireParams;
  'POST /v1/payment_intents': Stripe.PaymentIntentCreateParams;
  'GET /v1/payment_intents/:id': Stripe.PaymentIntentRetrieveParams;
  'POST /v1/payment_intents/:id/capture': Stripe.PaymentIntentCaptureParams;
  'POST /v1/payment_intents/:id/cancel': Stripe.PaymentIntentCancelParams;
  'POST /v1/refunds': Stripe.RefundCreateParams;
  'GET /v1/refunds': Stripe.RefundListParams;
  'GET /v1/disputes': Stripe.DisputeListParams;
  'POST /v1/accounts': Stripe.AccountCreateParams;
  'GET /v1/accounts/:id': None;
  'POST /v1/account_links': Stripe.AccountLinkCreateParams;
  'POST /v1/transfers': Stripe.TransferCreateParams;
  'POST /v1/transfers/:id/reversals': Stripe.TransferCreateReversalParams;
  'GET /v1/events': Stripe.EventListParams;
  'GET /v1/balance_transactions': Stripe.BalanceTransactionListParams;
}
