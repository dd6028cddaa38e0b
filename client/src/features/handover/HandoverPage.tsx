import { Navigate, useLocation, useParams } from 'react-router';
import { signInPath, useSession } from '../../lib/session';
import { AtTheCar } from './AtTheCar';
import { handoverKinds } from './queue/handover';

/** Open to whom the session is not known yet: without a network it cannot be asked for, and the car stands there all the same. */
export function Component() {
  const { bookingId = '', kind: asked } = useParams();
  const { status } = useSession();
  const { pathname, search } = useLocation();
  const kind = handoverKinds.find((known) => known === asked);
  if (!kind) return <Navigate to={`/bookings/${bookingId}`} replace />;
  if (status === 'signed-out') return <Navigate to={signInPath(pathname + search)} replace />;
  return <AtTheCar key={`${bookingId} ${kind}`} bookingId={bookingId} kind={kind} />;
}
