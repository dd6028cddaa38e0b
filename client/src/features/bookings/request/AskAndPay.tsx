import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import type { Quote } from '@passerelle/shared/bookings/contract';
import { api } from '../../../lib/api';
import { isProblem, type ApiProblem } from '../../../lib/api/api-problem';
import { newKey } from '../../../lib/api/new-key';
import { useFormat } from '../../../lib/format';
import { fieldId } from '../../../lib/forms/field-place';
import { keepChoices } from '../../../lib/options/choices';
import { signInPath, useSession } from '../../../lib/session';
import { Button } from '../../../ui/buttons/Button';
import { ButtonLink } from '../../../ui/buttons/ButtonLink';
import { ButtonRow } from '../../../ui/buttons/ButtonRow';
import { Notice } from '../../../ui/feedback/Notice';
import { ErrorSummary } from '../../../ui/forms/ErrorSummary';
import { focusField } from '../../../ui/forms/focus-field';
import { Card } from '../../../ui/layout/Card';
import { Stack } from '../../../ui/layout/Page';
import { leaveToPay } from '../paying';
import { OtherDates } from './OtherDates';
import { PayerField, payerFieldId } from './PayerField';
import { TravellerFields } from './TravellerFields';
import { keepTravellers, readTravellers, travellersToWire, type Travellers } from './travellers';

export interface AskAndPayProps {
  quote: Quote;
  zone: string;
  /** Another price is on its way: this one is not asked for any more. */
  updating: boolean;
  /** The question that led here. */
  inquiryId: string | undefined;
  /** Asked before anything is sent: whether all that was chosen above is whole. */
  isReady: () => boolean;
  /** The price has run out meanwhile: another one is wanted. */
  onExpired: () => void;
}

function Refusal({ problem, quote, zone }: { problem: ApiProblem; quote: Quote; zone: string }) {
  const { t } = useTranslation('bookings');
  return (
    <Notice tone="error" title={problem.title} announce>
      <Stack gap="small">
        <p>{problem.detail}</p>
        {isProblem(problem, 'bookings.dates_taken') && <OtherDates vehicleId={quote.vehicleId} period={quote.period} zone={zone} />}
        {isProblem(problem, 'bookings.does_not_fit', 'bookings.vehicle_not_offered', 'bookings.own_vehicle') && (
          <ButtonLink variant="secondary" to="/">
            {t('request.otherCars')}
          </ButtonLink>
        )}
        {isProblem(problem, 'bookings.too_many_holds', 'quotes.used') && (
          <ButtonLink variant="secondary" to="/bookings">
            {t('page.toList')}
          </ButtonLink>
        )}
      </Stack>
    </Notice>
  );
}

/** Who travels, then the one button: it holds the dates and goes to the payment page. */
export function AskAndPay({ quote, zone, updating, inquiryId, isReady, onExpired }: AskAndPayProps) {
  const { t } = useTranslation('bookings');
  const format = useFormat();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { status } = useSession();
  const [travellers, setTravellers] = useState(() => readTravellers(quote.vehicleId));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [attempt, setAttempt] = useState(0);
  const [noPayer, setNoPayer] = useState(false);
  const keys = useRef(new Map<string, string>());
  const change = (next: Travellers) => {
    setTravellers(next);
    keepTravellers(quote.vehicleId, next);
  };

  const ask = async () => {
    const body = { quoteId: quote.quoteId, ...travellersToWire(travellers), ...(inquiryId === undefined ? {} : { inquiryId }) };
    const meant = JSON.stringify(body);
    const idempotencyKey = keys.current.get(meant) ?? newKey();
    keys.current.set(meant, idempotencyKey);
    setBusy(true);
    setProblem(undefined);
    try {
      const booking = await api.bookings.request({ body }, { idempotencyKey });
      keepTravellers(quote.vehicleId, undefined);
      keepChoices(quote.vehicleId, undefined);
      // Somebody else pays: the page of the booking has the link for them.
      if (booking.payment && !booking.payerLink) leaveToPay(booking.id, booking.payment.url);
      else await navigate(`/bookings/${booking.id}`);
    } catch (error) {
      setBusy(false);
      if (!isProblem(error)) throw error;
      setAttempt((count) => count + 1);
      if (isProblem(error, 'quotes.expired', 'quotes.not_found', 'quotes.other_account')) onExpired();
      else setProblem(error);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy || updating || !isReady()) return;
    if (travellers.payer?.trim() === '') {
      setNoPayer(true);
      focusField(payerFieldId);
      return;
    }
    void ask();
  };

  const wrong = problem?.errors.filter(({ path }) => /^(driver|passengers|payer)/.test(path)) ?? [];
  const errorOf = (path: string) => wrong.find((error) => error.path === path)?.message;
  const sendKey = travellers.payer !== null ? 'request.holdForPayer' : quote.instant ? 'request.payInstant' : 'request.pay';
  const noFit = quote.verdict === 'does_not_fit';
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <ErrorSummary errors={wrong.map(({ path, message }) => ({ fieldId: fieldId('request', path), message }))} attempt={attempt} />
        <TravellerFields value={travellers} onChange={change} errorOf={errorOf} />
        <PayerField
          value={travellers.payer}
          error={errorOf('payer.name') ?? (noPayer && travellers.payer?.trim() === '' ? t('payer.missing') : undefined)}
          onChange={(payer) => change({ ...travellers, payer })}
        />
        <Card as="section" labelledBy="request-send">
          <Stack>
            <h2 id="request-send">{t(quote.instant ? 'request.sendInstant' : 'request.send')}</h2>
            <p>{t(`request.${travellers.payer === null ? 'how' : 'howOther'}${quote.instant ? 'Instant' : ''}`, { total: format.money(quote.total) })}</p>
            {problem && wrong.length === 0 && <Refusal problem={problem} quote={quote} zone={zone} />}
            {noFit && (
              <Notice tone="warning" title={t('request.noFitTitle')} actions={<ButtonLink to="/">{t('request.otherCars')}</ButtonLink>}>
                <p>{t('request.noFit')}</p>
              </Notice>
            )}
            {!noFit && status === 'signed-out' && (
              <>
                <p>{t('request.signInFirst')}</p>
                <ButtonRow>
                  <ButtonLink to={signInPath(pathname + search)}>{t('request.signIn')}</ButtonLink>
                  <ButtonLink variant="secondary" to={`/sign-up?to=${encodeURIComponent(pathname + search)}`}>
                    {t('request.signUp')}
                  </ButtonLink>
                </ButtonRow>
              </>
            )}
            {!noFit && status !== 'signed-out' && (
              <div>
                <Button type="submit" icon="euro" busy={busy || updating} busyText={t(busy ? 'request.sending' : 'request.pricing')}>
                  {t(sendKey, { total: format.money(quote.total) })}
                </Button>
              </div>
            )}
          </Stack>
        </Card>
      </Stack>
    </form>
  );
}
