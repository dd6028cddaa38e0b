import { matchPath } from 'react-router';
import { memberPages, openPages, staffPages } from './pages';

/** Begins to fetch the page of an address, before there is anything to show it in. */
export function preloadPage(pathname: string): void {
  const pages = Object.entries({ ...openPages, ...memberPages, ...staffPages });
  pages.find(([path]) => matchPath(path, pathname))?.[1].preload();
}
