import type { AtCar } from './at-car';
import { AgreedReport } from './report/AgreedReport';
import { NotOpen } from './report/NotOpen';
import { RefusedReport } from './report/RefusedReport';
import { ReportToSign } from './report/ReportToSign';
import { SentReport } from './report/SentReport';
import { WaitingReport } from './report/WaitingReport';
import { Steps } from './steps/Steps';
import type { View } from './view-of';

/** One of the ways in which a hand-over stands. */
export function HandoverView({ view, car }: { view: View; car: AtCar }) {
  switch (view) {
    case 'write':
      return <Steps car={car} />;
    case 'waiting':
      return <WaitingReport car={car} />;
    case 'refused':
      return <RefusedReport car={car} />;
    case 'toSign':
      return <ReportToSign car={car} />;
    case 'signedByMe':
      return <SentReport car={car} />;
    case 'agreed':
      return <AgreedReport car={car} />;
    case 'notYet':
    case 'closed':
      return <NotOpen car={car} view={view} />;
  }
}
