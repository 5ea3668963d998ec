# The service with its embedded database; set CLICKHOUSE_URL to use a server instead (see compose.yaml).
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:20-bookworm-slim
# An empty database stays empty: SEED=licheng-2022 fills it with the demonstration.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data SEED=none
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/bin ./bin
COPY --from=build /app/dist ./dist
COPY --from=build /app/dashboards ./dashboards
COPY --from=build /app/migrations ./migrations
COPY --from=build /app/seeds ./seeds
COPY --from=build /app/docs ./docs
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8350
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8350/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# The first start puts the administrator's password into /data/first-password; PUBLIC_VIEW is off, for the service listens beyond loopback.
CMD ["node", "--max-semi-space-size=8", "bin/duibiao.js", "serve"]
