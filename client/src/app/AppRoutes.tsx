import { Route, Routes } from 'react-router';
import type { LazyPage } from './lazy-page';
import { NotFoundPage } from './NotFoundPage';
import { memberPages, openPages, staffPages } from './pages';
import { RequireSession } from './RequireSession';
import { RequireStaff } from './RequireStaff';

const routesOf = (pages: Readonly<Record<string, LazyPage>>) =>
  Object.entries(pages).map(([path, { Component }]) => <Route key={path} path={path} element={<Component />} />);

export function AppRoutes() {
  return (
    <Routes>
      {routesOf(openPages)}
      <Route element={<RequireSession />}>
        {routesOf(memberPages)}
        <Route element={<RequireStaff />}>{routesOf(staffPages)}</Route>
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
