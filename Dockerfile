# syntax=docker/dockerfile:1
# Two images of one build: `studio` (pages, API, deployments) and `runner` (people's code). docker-compose.yml puts them together;
# `npm run image:dry` executes these very lines without a container engine.
ARG NODE_VERSION=20.20.2

FROM node:${NODE_VERSION}-bookworm-slim AS base
ENV NEXT_TELEMETRY_DISABLED=1 TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1

# The manifests alone, so that a change of a source file installs nothing anew.
FROM base AS manifests
WORKDIR /repo
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/
COPY packages/appspec/package.json packages/appspec/
COPY packages/bundler/package.json packages/bundler/
COPY packages/cdk/package.json packages/cdk/
COPY packages/cli/package.json packages/cli/
COPY packages/cloudformation/package.json packages/cloudformation/
COPY packages/codegen/package.json packages/codegen/
COPY packages/interchange/package.json packages/interchange/
COPY packages/control-plane/package.json packages/control-plane/
COPY packages/runtime/package.json packages/runtime/
COPY packages/sandbox/package.json packages/sandbox/
COPY packages/target/package.json packages/target/
COPY packages/target-aws/package.json packages/target-aws/
COPY packages/target-local/package.json packages/target-local/
COPY packages/typecheck/package.json packages/typecheck/
COPY e2e/package.json e2e/

# No dependency needs its install script, and none gets to run one.
FROM manifests AS build
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY . .
RUN node scripts/build.mjs && node docker/collect-studio.mjs /repo /studio

FROM manifests AS runner-dependencies
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --omit=dev --workspace @chalice-studio/target-local

FROM base AS runner
WORKDIR /app
COPY --from=runner-dependencies /repo/node_modules node_modules/
COPY --from=build /repo/packages/target-local/dist packages/target-local/dist/
COPY docker/secret-files.mjs docker/
USER 1000:1000
RUN mkdir -p /home/node/data
ENV NODE_ENV=production RUNNER_DATA=/home/node/data RUNNER_LISTEN=0.0.0.0:4000 GATEWAY_HOST=0.0.0.0 GATEWAY_PORT=3001
VOLUME /home/node/data
EXPOSE 3001 4000
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 CMD ["node", "-e", "require('node:http').get({ port: process.env.GATEWAY_PORT }, () => process.exit(0)).on('error', () => process.exit(1))"]
CMD ["node", "--import", "/app/docker/secret-files.mjs", "packages/target-local/dist/runner.mjs"]

FROM base AS studio
WORKDIR /app
COPY --from=build /studio ./
USER 1000:1000
RUN mkdir -p /home/node/data
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000 STUDIO_ROOT=/app STUDIO_DATA_DIR=/home/node/data STUDIO_RUNTIME_DIRECTORY=/app/packages/runtime npm_config_cache=/tmp/npm
VOLUME /home/node/data
EXPOSE 3000
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--import", "/app/docker/secret-files.mjs", "apps/web/server.js"]
