// A project as the studio exports it. usage: node --import tsx bench/synth/studio-project.mjs ROUTES ROUTES_A_FILE FOLDER
import { emptyStageConfig } from '@chalice-studio/appspec';
import { anApp, aRoute } from '@chalice-studio/appspec/testing';
import { generate } from '@chalice-studio/codegen';
import { routesOf, studioHandlers, writeApp } from './apps.mjs';

const [count, perFile] = process.argv.slice(2, 4).map(Number);
const { source, handlers } = studioHandlers(count, perFile);
const routes = routesOf(count).map(({ method, path }, index) =>
  aRoute({ order: `a${String(index).padStart(5, '0')}`, path, methods: [method], handler: handlers[index] }),
);
const { tree } = generate(anApp(routes, { name: 'bench', source }), [emptyStageConfig('dev')]);
writeApp(process.argv[4], tree, [['@chalice-studio/runtime', '../../packages/runtime']]);
