export { type TypecheckInput, typecheck } from './typecheck';
