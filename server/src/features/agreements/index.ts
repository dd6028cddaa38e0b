import { agreementsContract } from '@passerelle/shared/agreements/contract';
import { problem } from '@passerelle/shared/problem';
import type { Viewer } from '../../core/auth/access-token';
import type { Context } from '../../core/context';
import type { Feature } from '../../core/feature';
import { createGate } from '../../core/gate';
import { serve } from '../../core/http/route';
import type { Agreement } from './agreement';
import { composeAgreement } from './compose';
import { drawUp } from './draw-up';
import { agreementKeeper } from './listeners';
import { pageStyle } from './page-style';
import type { AgreementParts } from './parts';
import { loadPdfFonts } from './pdf-fonts';
import { renderHtml } from './render-html';
import { renderPdf } from './render-pdf';
import { createAgreementRepository } from './repository';

/** A PDF takes a processor for some 100 ms. */
const pdfsAtOnce = 1;
const pdfsWaiting = 50;
const styleKeptSeconds = 3600;

const fileName = ({ version, content: { bookingId } }: Agreement, ending: string): string => `passerelle-${bookingId}-v${version}.${ending}`;

/** The rental agreement of a booking, to read and to print, in every version that there was. */
export function createAgreements(context: Context, lower: Omit<AgreementParts, 'context' | 'repository'>): Feature {
  const repository = createAgreementRepository(context.database);
  const parts: AgreementParts = { context, repository, ...lower };
  const fonts = loadPdfFonts();
  const gate = createGate({ atOnce: pdfsAtOnce, waiting: pdfsWaiting });

  async function agreementFor(bookingId: string, viewer: Viewer): Promise<Agreement> {
    const seen = await parts.bookings.seenBy(bookingId, viewer);
    const agreement = seen && (await drawUp(parts, seen.booking));
    if (!agreement) throw problem('agreements.not_found');
    return agreement;
  }

  return {
    name: 'agreements',
    indexes: repository.indexes,
    listeners: [agreementKeeper(parts)],
    contracts: [
      serve(agreementsContract, {
        async html({ params, viewer, locale }) {
          const agreement = await agreementFor(params.bookingId, viewer);
          const page = renderHtml(composeAgreement(agreement, locale), { styleUrl: `${context.publicUrl}${agreementsContract.routes.style.path}` });
          return { type: 'text/html; charset=utf-8', bytes: page, fileName: fileName(agreement, 'html') };
        },
        async pdf({ params, viewer, locale }) {
          const agreement = await agreementFor(params.bookingId, viewer);
          const bytes = await gate.pass(() => renderPdf(composeAgreement(agreement, locale), fonts, agreement.drawnUpAt));
          return { type: 'application/pdf', bytes, fileName: fileName(agreement, 'pdf') };
        },
        style: () => Promise.resolve({ type: 'text/css; charset=utf-8', bytes: pageStyle, fileName: 'agreement.css', keptSeconds: styleKeptSeconds }),
      }),
    ],
  };
}
