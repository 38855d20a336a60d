# One image for the workers and the sandbox ERP: built with all packages, run with those that running needs, not as root.
# Debian and not Alpine: Temporal's native core is built for glibc.
ARG NODE_VERSION=22.12.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build

FROM node:${NODE_VERSION}-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
# The folders of the volumes belong to the user who writes there, before a volume is laid over them.
RUN mkdir -p /var/lib/fakturabehandling/erp /var/lib/fakturabehandling/mail \
  && chown -R node:node /var/lib/fakturabehandling
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/dist ./dist
COPY --from=build /app/examples ./examples
USER node
ENTRYPOINT ["node"]
CMD ["dist/workers/invoices.js"]
