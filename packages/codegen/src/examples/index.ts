export { type Example, exampleOf, type TryIt, tryItSchema } from './example';
export { readExamples } from './read-examples';
