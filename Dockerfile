# The server with the built client. What it needs at run time: a MongoDB replica set and the settings of deploy/.env.example.
FROM node:22-bookworm-slim AS base
WORKDIR /app

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY client/package.json client/
COPY e2e/package.json e2e/

FROM packages AS build
RUN npm ci --include=dev
COPY tsconfig.base.json ./
COPY scripts scripts
COPY shared shared
COPY server server
COPY client client
RUN node -e "import('./scripts/build.mjs').then(({ build }) => build(console.log)).catch((error) => { console.error(error); process.exit(1); })"

FROM packages AS runtime-packages
RUN npm ci --omit=dev --workspace @passerelle/server

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=runtime-packages /app/node_modules node_modules
COPY server/package.json server/
COPY server/data server/data
COPY --from=build /app/server/dist server/dist
COPY --from=build /app/client/dist client/dist
USER node
EXPOSE 3000
CMD ["node", "--enable-source-maps", "server/dist/main.js"]
