import { monaco } from './monaco';

export const themeOf = (isDark: boolean): string => (isDark ? 'studio-dark' : 'studio-light');

/** The editor's grounds are those of the page. */
monaco.editor.defineTheme('studio-light', {
  base: 'vs',
  inherit: true,
  rules: [
    { token: 'comment', foreground: '6e7484' },
    { token: 'keyword', foreground: '6b3fc4' },
    { token: 'string', foreground: '1b7a4b' },
    { token: 'number', foreground: 'a05a12' },
    { token: 'type', foreground: '0f6c8f' },
  ],
  colors: {
    'editor.background': '#ffffff',
    'editorGutter.background': '#ffffff',
    'editorLineNumber.foreground': '#6b7180',
    'editorLineNumber.dimmedForeground': '#6b7180',
    'editor.lineHighlightBackground': '#f5f6f8',
    'editor.lineHighlightBorder': '#00000000',
  },
});

monaco.editor.defineTheme('studio-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [
    { token: 'comment', foreground: '858b9b' },
    { token: 'keyword', foreground: 'b79cf5' },
    { token: 'string', foreground: '8fd3a8' },
    { token: 'number', foreground: 'e5b27c' },
    { token: 'type', foreground: '7fc6e0' },
  ],
  colors: {
    'editor.background': '#111216',
    'editorGutter.background': '#111216',
    'editorLineNumber.foreground': '#8b91a0',
    'editorLineNumber.dimmedForeground': '#8b91a0',
    'editor.lineHighlightBackground': '#191b20',
    'editor.lineHighlightBorder': '#00000000',
  },
});
