const kinds = [
  {
    title: 'A design',
    words: 'The JSON that “Design as JSON” in a project’s settings saves, of this studio or of another.',
  },
  {
    title: 'An OpenAPI document',
    words: 'OpenAPI 3.0 or 3.1, JSON or YAML: paths, schemas and security become routes, checks and authorizers.',
  },
  {
    title: 'A Chalice project in Python',
    words:
      'Zipped, or app.py alone. It is read, not run: each decorator becomes a construct, each function a handler to port.',
  },
  {
    title: 'A project in TypeScript',
    words: 'Zipped, as a studio exports it or as you wrote it: what you wrote stays as it is.',
  },
];

export function WhatCanBeImported() {
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
      {kinds.map(({ title, words }) => (
        <div key={title} className="space-y-0.5">
          <dt className="font-medium text-fg">{title}</dt>
          <dd className="text-fg-muted">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
