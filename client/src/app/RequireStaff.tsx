import { Outlet } from 'react-router';
import { useSession } from '../lib/session';
import { ForbiddenPage } from './ForbiddenPage';

/** Pages of support. The server checks again: this only spares a page of refusals. */
export function RequireStaff() {
  const { isStaff } = useSession();
  return isStaff ? <Outlet /> : <ForbiddenPage />;
}
