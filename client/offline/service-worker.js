/* global build, self, caches, fetch, URL */

/*
 * Lets the app open without a network, so that a car can be handed over in an underground car park. `build` stands above:
 * the name of this build and its files. It knows the app's own files and nothing else: never the API, never a page of a feature.
 */
const cacheName = `passerelle-${build.version}`;
const shell = '/index.html';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(cacheName)
      .then((cache) => cache.addAll([shell, ...build.files]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const forget = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('passerelle-') && name !== cacheName).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(forget());
});

/** Pages come from the server as long as it can be reached, so that nobody is held on an old version. */
const page = (request) => fetch(request).catch(() => caches.match(shell, { cacheName }));

/** A file's name changes with what is in it. */
const file = (request) => caches.match(request, { cacheName }).then((kept) => kept ?? fetch(request));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && !/^\/(api|sandbox|dev)\//.test(pathname)) event.respondWith(page(request));
  else if (build.files.includes(pathname)) event.respondWith(file(request));
});
