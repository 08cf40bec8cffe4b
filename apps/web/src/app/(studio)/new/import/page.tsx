import type { Metadata } from 'next';
import { ImportScreen } from './import-screen';

export const metadata: Metadata = { title: 'Import' };

export default function Page() {
  return <ImportScreen />;
}
