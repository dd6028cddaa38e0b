import { Navigate, Outlet, useLocation } from 'react-router';
import { signInPath, useSession } from '../lib/session';
import { Waiting } from './Waiting';

/** Pages of members: who is not signed in goes to sign in, and comes back. */
export function RequireSession() {
  const { status } = useSession();
  const { pathname, search } = useLocation();
  if (status === 'signed-out') return <Navigate to={signInPath(pathname + search)} replace />;
  if (status === 'signed-in') return <Outlet />;
  return <Waiting />;
}
