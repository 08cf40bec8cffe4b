import { CodePage } from '@/features/code/code-page';

export default function Page() {
  return <CodePage />;
}
